/**
 * What instrumented code and the isolated side have in common: the only classes of ours that both
 * class loaders see. JDK types only.
 */
package jitsiprivacy.agent.bridge;

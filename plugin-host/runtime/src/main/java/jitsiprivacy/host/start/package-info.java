/** From the agent's call to guards in place: the order in which everything else comes together. */
package jitsiprivacy.host.start;

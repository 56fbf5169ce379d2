/**
 * What is known of a recording beside it: what the focus leaves for who seals, and what keeps it
 * closed.
 */
package jitsiprivacy.recording.seal.facts;

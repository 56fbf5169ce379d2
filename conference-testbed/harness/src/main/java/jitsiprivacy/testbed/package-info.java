/**
 * A whole deployment on loopback: Prosody, a focus, a bridge and participants, scripted by tests.
 * Participants signal as stock clients do, check that packets get through where that matters, and
 * send no media; what would be forwarded is read from the bridge's own state.
 */
package jitsiprivacy.testbed;

/** Keeps client addresses and secrets out of what the program logs, whichever of the two it is. */
package jitsiprivacy.logs;

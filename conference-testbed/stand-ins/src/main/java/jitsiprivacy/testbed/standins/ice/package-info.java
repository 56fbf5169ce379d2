/** ICE as the real bridge does it, on ice4j, for the stand-in of one and for scripted clients. */
package jitsiprivacy.testbed.standins.ice;

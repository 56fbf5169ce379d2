/**
 * What of the test bed runs inside focus and bridge, whichever they are. An agent carries it there,
 * beside the one under test; it uses nothing but the JDK and ASM.
 */
package jitsiprivacy.testbed.inhost;

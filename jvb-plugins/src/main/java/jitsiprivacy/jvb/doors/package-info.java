/** Ways into and out of the bridge that no stanza goes. */
package jitsiprivacy.jvb.doors;

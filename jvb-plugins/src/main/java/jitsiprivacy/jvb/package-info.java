/** What runs inside the videobridge: adapters from its stanzas and hooks to the guards. */
package jitsiprivacy.jvb;

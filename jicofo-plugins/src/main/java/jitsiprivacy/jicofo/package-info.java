/** What runs inside Jicofo: adapters from its stanzas and hooks to the guards. */
package jitsiprivacy.jicofo;

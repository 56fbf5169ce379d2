/** What an address becomes: a pseudonym, its network, nothing, or itself. */
package jitsiprivacy.anonymizer.replace;

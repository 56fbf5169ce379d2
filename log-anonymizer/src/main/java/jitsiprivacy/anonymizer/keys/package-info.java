/** The keys of pseudonyms: made for a time, shared on one host, destroyed; and what they reveal. */
package jitsiprivacy.anonymizer.keys;

/** Bytes of a log: which class a character is of, and what kinds of finding there are. */
package jitsiprivacy.anonymizer.text;

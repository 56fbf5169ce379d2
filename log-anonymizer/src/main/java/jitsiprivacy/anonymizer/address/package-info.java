/** What an address is, and how it is read from and written to text. */
package jitsiprivacy.anonymizer.address;

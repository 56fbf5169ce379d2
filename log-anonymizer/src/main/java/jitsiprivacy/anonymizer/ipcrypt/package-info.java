/**
 * Encryption of addresses after draft-denis-ipcrypt ("Methods for IP Address Encryption and
 * Obfuscation", as of 2026-03). The modes whose output is no address (ipcrypt-nd, ipcrypt-ndx) are
 * left out: a log could not hold it.
 */
package jitsiprivacy.anonymizer.ipcrypt;

/**
 * Proofs as files that stand for themselves: that an entry is in the log (C2SP tlog-proof), and
 * that a log went on from what it was (the request of C2SP tlog-witness). Checked with public keys
 * alone; everything that is read is hostile until it was.
 */
package jitsiprivacy.audit.proof;

/** The Merkle tree of RFC 6962 over SHA-256: roots, and proofs made and checked. No I/O. */
package jitsiprivacy.audit.merkle;

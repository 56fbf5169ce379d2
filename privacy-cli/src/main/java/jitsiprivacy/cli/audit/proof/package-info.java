/** Proofs of single entries, as whoever was given them checks them. */
package jitsiprivacy.cli.audit.proof;

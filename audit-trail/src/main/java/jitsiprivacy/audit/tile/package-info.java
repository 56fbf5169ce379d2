/**
 * The tree and its entries as files (C2SP tlog-tiles): {@code tile/L/N} holds 256 hashes, {@code
 * tile/entries/N} the entries below them.
 */
package jitsiprivacy.audit.tile;

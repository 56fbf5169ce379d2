/**
 * Time stamps (RFC 3161): somebody whom the log's operator does not control says when data existed.
 * Asked for over HTTP, kept as the whole answer in DER ({@code .tsr}, as {@code openssl ts} reads
 * it), and checked again years later without a network.
 *
 * <p>Needs {@code org.bouncycastle:bcpkix-jdk18on} at run time, which this module names as
 * optional.
 */
package jitsiprivacy.audit.anchor.timestamp;

package jitsiprivacy.anonymizer.scan;

/** How an address was written, and so is written again. */
enum Form {
  /** A dotted quad. */
  QUAD,
  /** {@code 4.3.2.1} before {@code .in-addr.arpa} (RFC 1035, 3.5). */
  REVERSED_QUAD,
  /** Groups with colons. */
  GROUPS,
  /** Groups with {@code %3A} for each colon, as in a URL (RFC 3986, 2.1). */
  ENCODED_GROUPS,
  /** Nibbles before {@code .ip6.arpa} (RFC 3596, 2.5). */
  NIBBLES
}

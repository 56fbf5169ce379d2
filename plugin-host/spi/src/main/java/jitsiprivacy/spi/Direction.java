package jitsiprivacy.spi;

/** Which way a stanza crosses the host's XMPP connection. */
public enum Direction {
  INCOMING,
  OUTGOING
}

package jitsiprivacy.anonymizer.text;

/** What can be found; each is a rule of its own that can be left out. */
public enum Kind {
  IPV4("[ipv4]"),
  IPV6("[ipv6]"),
  /**
   * In place of an address in an ICE candidate (RFC 8839, 5.1); names under {@code .local} stay.
   */
  HOST_NAME("[host]"),
  /** A JSON web token (RFC 7519), or one that was cut short after its header. */
  JWT("[jwt]"),
  /** What stands behind {@code Authorization:} or {@code Bearer}, and tokens in parameters. */
  BEARER("[token]"),
  /** The password of an ICE session (RFC 8839, 5.4). */
  ICE_PASSWORD("[ice-pwd]"),
  /** What lets one send to a live stream: {@code streamid=}, the end of an RTMP address. */
  STREAM_KEY("[stream-key]"),
  /** Passwords in URLs and what is named {@code password}. */
  PASSWORD("[password]"),
  EMAIL("[email]"),
  /** The name a client gives itself in statistics, such as {@code Xyz-abc}. */
  STATS_ID("[stats-id]"),
  DISPLAY_NAME("[display-name]");

  private final String token;

  Kind(String token) {
    this.token = token;
  }

  /** What is written in place of it; an address only when it is redacted. */
  public String token() {
    return token;
  }

  public boolean isAddress() {
    return this == IPV4 || this == IPV6;
  }

  /** Writes the token, which takes {@link #tokenLength} bytes. */
  public int writeToken(byte[] out, int at) {
    int length = token.length();
    for (int i = 0; i < length; i++) {
      out[at + i] = (byte) token.charAt(i);
    }
    return at + length;
  }

  public int tokenLength() {
    return token.length();
  }

  /** Whether the token is already there. */
  public boolean tokenAt(byte[] in, int from, int to) {
    int length = token.length();
    int same = 0;
    while (same < length && from + same < to && in[from + same] == token.charAt(same)) {
      same++;
    }
    return same == length;
  }
}

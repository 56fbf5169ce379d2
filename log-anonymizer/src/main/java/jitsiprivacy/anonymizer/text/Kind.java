package jitsiprivacy.anonymizer.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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

  /** So many bytes must be there where a token is written: two words of eight. */
  public static final int TOKEN_ROOM = 2 * Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final String token;
  private final long firstWord;
  private final long secondWord;

  Kind(String token) {
    this.token = token;
    this.firstWord = word(token, 0);
    this.secondWord = word(token, Long.BYTES);
  }

  private static long word(String token, int from) {
    long word = 0;
    for (int i = from; i < Math.min(from + Long.BYTES, token.length()); i++) {
      word |= (long) token.charAt(i) << ((i - from) * Byte.SIZE);
    }
    return word;
  }

  /** What is written in place of it; an address only when it is redacted. */
  public String token() {
    return token;
  }

  public boolean isAddress() {
    return this == IPV4 || this == IPV6;
  }

  /**
   * Writes the token, and answers where it ends. {@link #TOKEN_ROOM} bytes must be there; what is
   * behind the token afterwards means nothing.
   */
  public int writeToken(byte[] out, int at) {
    LONGS.set(out, at, firstWord);
    LONGS.set(out, at + Long.BYTES, secondWord);
    return at + token.length();
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

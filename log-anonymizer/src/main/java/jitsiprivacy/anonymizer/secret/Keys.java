package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/** Names whose value is a secret, found by their end: that is where a separator follows. */
final class Keys {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int TAIL = Long.BYTES;
  private static final long SMALL = 0x2020_2020_2020_2020L;

  /** A name in lower case. */
  static final class Key {

    private final String name;
    private final Kind kind;
    private final byte[] bytes;
    private final boolean bare;
    private final boolean credential;
    private final boolean line;

    /** Its last eight bytes, as they are and in any case, and which of them it has. */
    private final long tail;

    private final long tailInAnyCase;
    private final long tailMask;

    Key(String name, Kind kind) {
      this.name = name;
      this.kind = kind;
      this.bytes = name.getBytes(StandardCharsets.US_ASCII);
      this.credential = name.equals("authorization");
      this.line = name.equals(EXPECTED);
      this.bare = credential || line || name.equals("stream id");
      byte[] last = new byte[TAIL];
      int has = Math.min(TAIL, bytes.length);
      System.arraycopy(bytes, bytes.length - has, last, TAIL - has, has);
      this.tailMask = -1L << ((TAIL - has) * Byte.SIZE);
      this.tail = (long) LONGS.get(last, 0);
      this.tailInAnyCase = (tail | SMALL) & tailMask;
    }

    String name() {
      return name;
    }

    Kind kind() {
      return kind;
    }

    /** Whether what is behind a colon needs no quotes. */
    boolean bare() {
      return bare;
    }

    /** Whether a scheme stands before the secret. */
    boolean credential() {
      return credential;
    }

    /** Whether, without quotes, it goes on up to the end of the line. */
    boolean line() {
      return line;
    }

    /** Whether it may end where these are the last eight bytes. */
    private boolean mayEnd(long last) {
      return ((last | SMALL) & tailMask) == tailInAnyCase;
    }

    /** Whether it is as long as these are, or shorter, and they are the same. */
    private boolean isAllOf(long last) {
      return bytes.length <= TAIL && (last & tailMask) == tail;
    }

    /** In whatever case. */
    private boolean endsAt(byte[] in, int from, int end) {
      int begin = end - bytes.length;
      if (begin < from) {
        return false;
      }
      for (int i = bytes.length - 1; i >= 0; i--) {
        int c = in[begin + i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != bytes[i]) {
          return false;
        }
      }
      return true;
    }

    /**
     * Whether it is a name: {@code streamid} ends {@code liveStreamId} and not {@code upstreamid}.
     */
    private boolean beginsWord(byte[] in, int from, int end) {
      int begin = end - bytes.length;
      return (in[begin] >= 'A' && in[begin] <= 'Z') || !alphanumeric(at(in, begin - 1, from, end));
    }
  }

  /** A bridge of 2025: "… with an invalid password. Expected: … received …". */
  static final String EXPECTED = "password. expected";

  static final List<Key> ALL =
      List.of(
          new Key("pwd", Kind.ICE_PASSWORD),
          new Key(EXPECTED, Kind.ICE_PASSWORD),
          new Key("password", Kind.PASSWORD),
          new Key("passwd", Kind.PASSWORD),
          new Key("passphrase", Kind.PASSWORD),
          new Key("streamid", Kind.STREAM_KEY),
          new Key("streamkey", Kind.STREAM_KEY),
          // Jicofo writes the key itself: "Starting Jibri … for stream ID: …".
          new Key("stream id", Kind.STREAM_KEY),
          new Key("stream-key", Kind.STREAM_KEY),
          new Key("stream_key", Kind.STREAM_KEY),
          new Key("authorization", Kind.BEARER),
          new Key("token", Kind.BEARER),
          new Key("jwt", Kind.BEARER),
          new Key("stats-id", Kind.STATS_ID),
          new Key("stats_id", Kind.STATS_ID),
          new Key("statsid", Kind.STATS_ID),
          new Key("displayname", Kind.DISPLAY_NAME),
          new Key("display-name", Kind.DISPLAY_NAME),
          new Key("display_name", Kind.DISPLAY_NAME));

  /** So many that most of what stands before a separator meets an empty one. */
  private static final int SLOTS = 4096;

  /** So many bytes has the shortest, and so many tell the slot. */
  private static final int SHORTEST = 3;

  private static final Key[] NONE = {};

  /** By their last three letters, small or not. */
  private final Key[][] byEnd = new Key[SLOTS][];

  Keys(Set<Kind> kinds) {
    Arrays.fill(byEnd, NONE);
    for (Key key : ALL) {
      if (kinds.contains(key.kind())) {
        byte[] name = key.bytes;
        int slot = slot(name, name.length);
        byEnd[slot] = Arrays.copyOf(byEnd[slot], byEnd[slot].length + 1);
        byEnd[slot][byEnd[slot].length - 1] = key;
      }
    }
  }

  private static int slot(byte[] in, int end) {
    int three = (in[end - 3] & 0xdf) << 16 | (in[end - 2] & 0xdf) << 8 | (in[end - 1] & 0xdf);
    return (three * 0x9E3779B1) >>> 20;
  }

  /** The key that ends at a place, or null. */
  Key before(byte[] in, int from, int end) {
    if (end - from < SHORTEST) {
      return null;
    }
    Key[] keys = byEnd[slot(in, end)];
    if (keys == NONE) {
      return null;
    }
    // Nearly all that end alike are others: conf_name for displayname.
    boolean tail = end >= TAIL;
    long last = tail ? (long) LONGS.get(in, end - TAIL) : 0;
    for (Key key : keys) {
      if ((!tail || key.mayEnd(last))
          && ((tail && end - from >= TAIL && key.isAllOf(last)) || key.endsAt(in, from, end))
          && key.beginsWord(in, from, end)) {
        return key;
      }
    }
    return null;
  }
}

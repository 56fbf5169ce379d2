package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/** Names whose value is a secret, found by their end: that is where a separator follows. */
final class Keys {

  /** A name in lower case. */
  static final class Key {

    private final String name;
    private final Kind kind;
    private final byte[] bytes;

    Key(String name, Kind kind) {
      this.name = name;
      this.kind = kind;
      this.bytes = name.getBytes(StandardCharsets.US_ASCII);
    }

    String name() {
      return name;
    }

    Kind kind() {
      return kind;
    }

    /** In whatever case; {@code streamid} ends {@code liveStreamId} and not {@code upstreamid}. */
    boolean endsAt(byte[] in, int from, int end) {
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
      return (in[begin] >= 'A' && in[begin] <= 'Z') || !alphanumeric(at(in, begin - 1, from, end));
    }
  }

  /** A bridge of 2025: "… with an invalid password. Expected: … received …". */
  static final String EXPECTED = "password. expected";

  private static final List<Key> ALL =
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

  private static final int SLOTS = 64;

  private final Key[][] byEnd = new Key[SLOTS][];

  /** A bit for the last letter of each, small or not: most names end in another. */
  private int lastLetters;

  Keys(Set<Kind> kinds) {
    List<List<Key>> slots = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      slots.add(new ArrayList<>());
    }
    for (Key key : ALL) {
      if (kinds.contains(key.kind())) {
        String name = key.name();
        int length = name.length();
        lastLetters |= 1 << name.charAt(length - 1);
        slots
            .get(slot(name.charAt(length - 3), name.charAt(length - 2), name.charAt(length - 1)))
            .add(key);
      }
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      byEnd[slot] = slots.get(slot).toArray(Key[]::new);
    }
  }

  private static int slot(int a, int b, int c) {
    int three = (a << 16 | b << 8 | c) & 0xdfdfdf;
    return (three * 0x9E3779B1) >>> 26;
  }

  boolean endsIn(int c) {
    return letter(c) && (lastLetters >>> c & 1) != 0;
  }

  /** The key that ends at a place, or null. */
  Key before(byte[] in, int from, int end) {
    if (end - from < 3 || !endsIn(in[end - 1])) {
      return null;
    }
    for (Key key : byEnd[slot(in[end - 3] & 0xff, in[end - 2] & 0xff, in[end - 1] & 0xff)]) {
      if (key.endsAt(in, from, end)) {
        return key;
      }
    }
    return null;
  }
}

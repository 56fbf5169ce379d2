package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.OUTSIDE;
import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;
import static jitsiprivacy.anonymizer.text.Ascii.letter;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;
import static jitsiprivacy.anonymizer.text.Ascii.wordBefore;

import java.util.stream.Stream;

/** Tells a version of four parts from an address, by what stands beside it. */
final class QuadContext {

  private static final int FARTHEST = 48;
  private static final int SHORTEST_COMMIT = 7;
  private static final int MOST_BETWEEN = 6;

  private static final String[] GROWN = {"v", "ver", "version", "rc"};
  private static final String[] WORDS = {
    "versions",
    "ver",
    "v",
    "rev",
    "revision",
    "build",
    "section",
    "chapter",
    "oid",
    "chrome",
    "chromium",
    "firefox",
    "edge",
    "opera",
    "safari",
    "electron",
    "webview",
    "jdk",
    "openjdk",
    "openssl"
  };

  /** As the JDK prints what it has no name for: {@code OID.2.5.4.97=}. */
  private static final String[] NUMBERED = {"oid."};

  private static final String[] ADDRESS_FOLLOWS = {
    "ip", "ipv4", "addr", "address", "client", "host", "peer", "from", "for", "to", "remote",
    "local", "src", "dst", "relay", "node", "user", "udp", "tcp"
  };
  private static final String[] PRODUCTS_IN_CAPITALS = {"opr", "gsa", "fbav"};
  private static final String[] AFTER_DASH = {
    "jitsi",
    "snapshot",
    "rc",
    "alpha",
    "beta",
    "release",
    "final",
    "ga",
    "stable",
    "deb",
    "ubuntu",
    "dev",
    "nightly",
    "bpo",
    "build"
  };
  private static final String[] ARCHITECTURES = {
    "all", "amd64", "arm64", "armhf", "i386", "x86_64"
  };
  private static final String[] FILES = {
    "jar", "deb", "war", "zip", "tar", "tgz", "so", "dll", "exe", "rpm", "apk", "js", "css", "pom",
    "aar", "dmg", "msi", "gz"
  };

  /** {@link #WORDS} by their last letter. */
  private static final String[][] WORDS_BY_END = new String[26][];

  static {
    for (int letter = 0; letter < WORDS_BY_END.length; letter++) {
      int end = 'a' + letter;
      WORDS_BY_END[letter] =
          Stream.of(WORDS)
              .filter(word -> word.charAt(word.length() - 1) == end)
              .toArray(String[]::new);
    }
  }

  private QuadContext() {}

  /** Whether the quad between {@code start} and {@code end} counts versions, not hosts. */
  static boolean isVersion(byte[] in, int from, int start, int end, int to) {
    int before = at(in, start - 1, from, to);
    if (letter(before) && !escape(in, from, start)) {
      return anyWordBefore(in, from, start, GROWN);
    }
    if (suffix(in, end, to)) {
      return true;
    }
    boolean port = at(in, end, from, to) == ':' && digit(at(in, end + 1, from, to));
    return switch (before) {
      case '-' -> !port && low(in, start) && name(in, from, start - 1);
      case '/' -> !port && product(in, from, start - 1);
      case '@' -> module(in, from, start - 1);
      case '.' ->
          wordBefore(in, start, from, ".so.")
              || (!port && anyWordBefore(in, from, start, NUMBERED));
      default -> !port && word(in, from, start);
    };
  }

  /** Whether the letter before is the end of {@code \n}, {@code \r}, {@code \t} or {@code %2F}. */
  static boolean escape(byte[] in, int from, int start) {
    int c = in[start - 1];
    if (at(in, start - 2, from, start) == '\\') {
      return c == 'n' || c == 'r' || c == 't';
    }
    return at(in, start - 3, from, start) == '%';
  }

  private static boolean suffix(byte[] in, int end, int to) {
    int next = at(in, end + 1, end, to);
    return switch (at(in, end, end, to)) {
      case '-' ->
          letter(next) && (commit(in, end + 1, to) || anyWordAt(in, end + 1, to, AFTER_DASH));
      case '+', '~' -> alphanumeric(next);
      case '_' -> letter(next) && anyWordAt(in, end + 1, to, ARCHITECTURES);
      case '.' -> letter(next) && anyWordAt(in, end + 1, to, FILES);
      default -> false;
    };
  }

  /** What git adds to a version: {@code -ge155b81e}. */
  private static boolean commit(byte[] in, int place, int to) {
    int i = place + 1;
    while (hex(at(in, i, place, to))) {
      i++;
    }
    return in[place] == 'g' && i - place > SHORTEST_COMMIT;
  }

  /** A word, as a whole one, that may be followed by digits: {@code rc1}, {@code jitsi-2}. */
  private static boolean anyWordAt(byte[] in, int place, int to, String[] words) {
    for (String word : words) {
      if (wordAt(in, place, place, to, word) && !letter(at(in, place + word.length(), place, to))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyWordBefore(byte[] in, int from, int end, String[] words) {
    for (String word : words) {
      if (wordBefore(in, end, from, word)
          && !alphanumeric(at(in, end - word.length() - 1, from, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean word(byte[] in, int from, int start) {
    int i = start;
    while (i > from && start - i < MOST_BETWEEN && between(in[i - 1])) {
      i--;
    }
    if (i == start || i == from || !letter(in[i - 1])) {
      return false;
    }
    return wordBefore(in, i, from, "version")
        || anyWordBefore(in, from, i, WORDS_BY_END[(in[i - 1] | 0x20) - 'a']);
  }

  private static boolean between(int c) {
    return switch (c) {
      case ' ', '\t', '=', ':', '"', '\'', '(', '\\', '<', '>', '#' -> true;
      default -> false;
    };
  }

  /** Whether its first part is one that versions reach: most addresses begin higher. */
  private static boolean low(byte[] in, int start) {
    return in[start + 1] == '.' || (in[start + 2] == '.' && in[start] < '6');
  }

  private static boolean name(byte[] in, int from, int dash) {
    int i = dash;
    boolean letters = false;
    while (i > from
        && dash - i < FARTHEST
        && (alphanumeric(in[i - 1] & 0xff) || in[i - 1] == '_')) {
      i--;
      letters |= letter(in[i]);
    }
    if (!letters) {
      return false;
    }
    for (String word : ADDRESS_FOLLOWS) {
      if (dash - i == word.length() && wordBefore(in, dash, from, word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean product(byte[] in, int from, int slash) {
    int i = slash;
    boolean small = false;
    while (i > from
        && slash - i < FARTHEST
        && (alphanumeric(in[i - 1] & 0xff) || in[i - 1] == '-')) {
      i--;
      small |= in[i] >= 'a' && in[i] <= 'z';
    }
    if (i == slash
        || !(in[i] >= 'A' && in[i] <= 'Z')
        || !beginsProduct(at(in, i - 1, from, slash))) {
      return false;
    }
    return small || anyWordBefore(in, from, slash, PRODUCTS_IN_CAPITALS);
  }

  private static boolean beginsProduct(int c) {
    return switch (c) {
      case OUTSIDE, ' ', '"', '\'', '(', '[', ';', ',', '\n', '\t' -> true;
      default -> false;
    };
  }

  private static boolean module(byte[] in, int from, int at) {
    int i = at;
    while (i > from && at - i < FARTHEST && (alphanumeric(in[i - 1] & 0xff) || in[i - 1] == '.')) {
      i--;
    }
    return wordAt(in, i, from, at, "java.") || wordAt(in, i, from, at, "jdk.");
  }
}

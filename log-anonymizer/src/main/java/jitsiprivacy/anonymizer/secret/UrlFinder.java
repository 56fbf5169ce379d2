package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.letter;
import static jitsiprivacy.anonymizer.text.Ascii.wordBefore;

/** Secrets in a URL (RFC 3986), seen from the {@code ://} behind its scheme. */
public final class UrlFinder {

  private static final int LONGEST_AUTHORITY = 512;
  private static final int LONGEST_APPLICATION = 256;
  private static final String[] STREAM_SCHEMES = {"rtmp", "rtmps", "rtmpe", "rtmpt"};

  private int start;
  private int end;

  /** Whether a password stands between {@code user:} and {@code @host}. */
  public boolean password(byte[] in, int colon, int to) {
    int begin = colon + 3;
    int password = 0;
    int at = 0;
    for (int i = begin; i < to && i - begin < LONGEST_AUTHORITY && !endsAuthority(in[i]); i++) {
      if (in[i] == ':' && password == 0) {
        password = i + 1;
      } else if (in[i] == '@') {
        at = i;
      }
    }
    if (password == 0 || at <= password) {
      return false;
    }
    start = password;
    end = at;
    return true;
  }

  /** Where the key of a live stream begins, or a negative number. */
  public int streamKey(byte[] in, int from, int colon, int to) {
    if (!stream(in, from, colon)) {
      return -1;
    }
    int host = colon + 3;
    int path = segment(in, host, Math.min(to, host + LONGEST_AUTHORITY));
    int key = path < 0 ? -1 : segment(in, path, Math.min(to, path + LONGEST_APPLICATION));
    return key >= 0 && key < to && !endsAuthority(in[key]) ? key : -1;
  }

  private static boolean stream(byte[] in, int from, int colon) {
    for (String scheme : STREAM_SCHEMES) {
      if (wordBefore(in, colon, from, scheme)
          && !letter(at(in, colon - scheme.length() - 1, from, colon))) {
        return true;
      }
    }
    return false;
  }

  /** Behind the next slash, or a negative number when the URL ends before. */
  private static int segment(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] == '/') {
        return i + 1;
      }
      if (endsAuthority(in[i])) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean endsAuthority(byte c) {
    return switch (c) {
      case '/', '?', '#', '"', '\'', '<', '>', '\\', 0x7f -> true;
      default -> c >= 0 && c <= ' ';
    };
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}

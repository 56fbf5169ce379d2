package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.hex;
import static jitsiprivacy.anonymizer.text.Ascii.letter;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;
import static jitsiprivacy.anonymizer.text.Ascii.wordBefore;

/** Decides at {@code @} or {@code %40} whether an e-mail address (RFC 5321) stands around it. */
public final class EmailFinder {

  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 255;
  private static final int UUID = 36;
  private static final String ENCODED = "%40";

  /** Labels that Jitsi gives to the domains of its components. */
  private static final String[] COMPONENT_DOMAINS = {
    "conference",
    "muc",
    "internal",
    "internal-muc",
    "auth",
    "guest",
    "recorder",
    "hidden",
    "focus",
    "lobby",
    "breakout",
    "speakerstats",
    "avmoderation",
    "polls",
    "conferenceduration",
    "endconference",
    "jigasi",
    "jibri",
    "visitors",
    "metadata",
    "filesharing"
  };

  private static final String[] SERVICES = {
    "focus",
    "jvb",
    "jibri",
    "jigasi",
    "jicofo",
    "transcriber",
    "recorder",
    "jvbbrewery",
    "jibribrewery",
    "jigasibrewery",
    "sipjibribrewery"
  };

  /** What stands last in the name of a unit of systemd, {@code jvb@1.service}, and in no domain. */
  private static final String[] UNITS = {"service", "socket", "timer", "target", "mount", "slice"};

  /** Attributes that hold a JID when they are quoted. */
  private static final String[] ATTRIBUTES = {
    "from", "to", "by", "id", "room", "initiator", "responder", "owner"
  };

  /** Names that hold a JID, quoted or not. */
  private static final String[] NAMES = {
    "jid", "conf_name", "room", "muc", "roomname", "conference"
  };

  private int start;
  private int end;

  /** The local part begins at {@code floor} or later. */
  public boolean find(byte[] in, int from, int floor, int at, int to) {
    int sign = in[at] == '@' ? 1 : ENCODED.length();
    if (anyDomain(in, at + sign, to)) {
      return false; // The most common: a room.
    }
    int begin = at;
    while (begin > floor && at - begin <= LONGEST_LOCAL && local(in[begin - 1] & 0xff)) {
      begin--;
    }
    if (at(in, begin - 1, from, at) == '%' && hex(at(in, begin + 1, from, at))) {
      begin += 2;
    }
    int finish = domainEnd(in, at + sign, to);
    if (begin >= at || at - begin > LONGEST_LOCAL || finish < 0) {
      return false;
    }
    if (jid(in, from, begin, at, finish, to)) {
      return false;
    }
    start = begin;
    end = finish;
    return true;
  }

  private static boolean local(int c) {
    return alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+' || c >= 0x80;
  }

  private static boolean label(int c) {
    return alphanumeric(c) || c == '-' || c >= 0x80;
  }

  /** Behind a domain of two labels or more, the last of them letters; or a negative number. */
  private static int domainEnd(byte[] in, int from, int to) {
    int farthest = Math.min(to, from + LONGEST_DOMAIN);
    int labels = 0;
    int last = from;
    int i = from;
    while (label(at(in, i, from, farthest))) {
      last = i;
      while (label(at(in, i, from, farthest))) {
        i++;
      }
      labels++;
      if (at(in, i, from, farthest) != '.' || !label(at(in, i + 1, from, farthest))) {
        break;
      }
      i++;
    }
    if (labels < 2 || i - last < 2) {
      return -1;
    }
    for (int k = last; k < i; k++) {
      if (!letter(in[k] & 0xff) && in[k] >= 0 && !wordAt(in, last, last, to, "xn--")) {
        return -1;
      }
    }
    return unit(in, last, i) ? -1 : i;
  }

  private static boolean unit(byte[] in, int label, int end) {
    for (String unit : UNITS) {
      if (end - label == unit.length() && wordAt(in, label, label, end, unit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean jid(byte[] in, int from, int begin, int at, int finish, int to) {
    return (at(in, finish, from, to) == '/'
            && at(in, finish + 1, from, to) > ' '
            && at(in, begin - 1, from, to) != '/')
        || service(in, begin, at)
        || (at - begin == UUID && uuid(in, begin))
        || attribute(in, from, begin)
        || wordBefore(in, begin, from, "xmpp:");
  }

  private static boolean anyDomain(byte[] in, int domain, int to) {
    for (String label : COMPONENT_DOMAINS) {
      if (at(in, domain + label.length(), domain, to) == '.'
          && wordAt(in, domain, domain, to, label)) {
        return true;
      }
    }
    return false;
  }

  private static boolean service(byte[] in, int begin, int at) {
    for (String service : SERVICES) {
      if (at - begin == service.length() && wordAt(in, begin, begin, at, service)) {
        return true;
      }
    }
    return false;
  }

  private static boolean uuid(byte[] in, int begin) {
    for (int i = 0; i < UUID; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      int c = in[begin + i];
      if (dash ? c != '-' : !hex(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean attribute(byte[] in, int from, int begin) {
    int i = begin - 1;
    int quote = at(in, i, from, begin);
    boolean quoted = quote == '\'' || quote == '"';
    if (quoted) {
      i--;
      while (at(in, i, from, begin) == '\\') {
        i--;
      }
      if (at(in, i, from, begin) == ' ') {
        i--;
      }
    }
    int separator = at(in, i, from, begin);
    if (separator != '=' && !(quoted && separator == ':')) {
      return false;
    }
    if (separator == ':' && at(in, i - 1, from, begin) == '"') {
      i--;
      while (at(in, i - 1, from, begin) == '\\') {
        i--;
      }
    }
    return (quoted && anyBefore(in, from, i, ATTRIBUTES))
        || anyBefore(in, from, i, NAMES)
        || wordBefore(in, i, from, "jid");
  }

  private static boolean anyBefore(byte[] in, int from, int end, String[] words) {
    for (String word : words) {
      if (wordBefore(in, end, from, word) && !label(at(in, end - word.length() - 1, from, end))) {
        return true;
      }
    }
    return false;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}

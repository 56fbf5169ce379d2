package jitsiprivacy.anonymizer.scan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address is, said again in other words and slowly: with regular expressions and Java's own
 * parser. Knows words that stand alone.
 */
final class Reference {

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern QUAD =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
  private static final Pattern GROUPS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** Java reads more than four digits when they are zeros. */
  private static final Pattern TOO_LONG = Pattern.compile(".*[0-9A-Fa-f]{5}.*");

  private static final Pattern PAIRS = Pattern.compile("(..:){7}..");
  private static final Pattern MIXED = Pattern.compile(".*([a-f].*[A-F]|[A-F].*[a-f]).*");

  private Reference() {}

  static boolean isQuad(String word) {
    return QUAD.matcher(word).matches();
  }

  /** Whether it can be nothing but IPv6, as far as its form goes. */
  static boolean isGroups(String word) {
    if (!GROUPS.matcher(word).matches()
        || word.indexOf(':') == word.lastIndexOf(':')
        || TOO_LONG.matcher(word).matches()) {
      return false;
    }
    int dot = word.indexOf('.');
    if (dot >= 0 && !isQuad(word.substring(word.lastIndexOf(':') + 1))) {
      return false;
    }
    try {
      // Java takes a word that begins with a colon for an address too, and never asks a server.
      return InetAddress.getByName("[" + word + "]") != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether IPv6 of that form is taken for the address of a host. */
  static boolean isTaken(String word) {
    if (!word.contains("::")) {
      return !PAIRS.matcher(word).matches();
    }
    String[] groups =
        Stream.of(word.split(":")).filter(group -> !group.isEmpty()).toArray(String[]::new);
    int count = groups.length + (word.indexOf('.') >= 0 ? 1 : 0);
    boolean digit = word.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean four = groups.length > 0 && groups[0].length() == 4;
    if (count == 0 || (count <= 2 && MIXED.matcher(word).matches())) {
      return false;
    }
    if (count == 1 && word.endsWith("::")) {
      return four && digit;
    }
    return digit || (four && !word.startsWith("::"));
  }

  static boolean isMapped(String word) throws UnknownHostException {
    return InetAddress.getByName(word.toLowerCase(Locale.ROOT)) instanceof Inet4Address;
  }
}

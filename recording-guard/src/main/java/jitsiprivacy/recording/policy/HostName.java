package jitsiprivacy.recording.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one form in which hosts are compared: lower-case ASCII without a dot at the end, IPv4 in four
 * decimal numbers, IPv6 in eight groups in brackets.
 */
final class HostName {

  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");

  /** A name that ends so is an address to the system's resolver: 0x7f.1, 127.1, 2130706433. */
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?!$)|$)){4}");

  /** Without a zone: that names an interface of this machine. */
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]*:[0-9a-f:.]*]");

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9_.*-]+");

  private HostName() {}

  /** Empty when it is none. */
  static Optional<String> parse(String text) {
    String name = lower(text);
    if (IPV6.matcher(name).matches()) {
      return ipv6(name);
    }
    if (IPV4.matcher(name).matches()) {
      return Optional.of(name);
    }
    return NAME.matcher(name).matches() && !ENDS_IN_A_NUMBER.matcher(name).matches()
        ? Optional.of(name)
        : Optional.empty();
  }

  /**
   * As a rule names one, or several with {@code *}.
   *
   * @throws IllegalArgumentException when none could ever match
   */
  static NamePattern pattern(String text) {
    String name = lower(text);
    Optional<String> literal = parse(name);
    if (literal.isPresent()) {
      return new NamePattern(literal.get());
    }
    if (name.contains("*") && PATTERN.matcher(name).matches()) {
      return new NamePattern(name);
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no host: write a name in ASCII (xn-- where it has other letters), with * for"
            + " any characters, or an address; without scheme, port and path");
  }

  private static String lower(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** In brackets it is never looked up. */
  private static Optional<String> ipv6(String name) {
    try {
      String address = InetAddress.getByName(name).getHostAddress();
      return Optional.of(address.contains(":") ? "[" + address + "]" : address);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}

package jitsiprivacy.recording.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a recording is to go, and only what every program reads the same. */
final class AddressReader {

  /** RFC 3986, without user info: what is before the @ is the host to some programs. */
  private static final Pattern URL =
      Pattern.compile(
          "(?:rtmps?|wss?)://(\\[[^\\]]*]|[^/?#\\[\\]:@]*)(?::[0-9]{1,5})?(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * RFC 3261, with the parameters alone that lead nowhere else: maddr would, and so would Route.
   */
  private static final Pattern SIP =
      Pattern.compile(
          "(?:sips?:)?[a-z0-9._~+=%-]+@(\\[[^\\]]*]|[^/?#\\[\\]:@;]*)(?::[0-9]{1,5})?"
              + "(?:;(?:transport=(?:tcp|udp|tls)|user=phone))*",
          Pattern.CASE_INSENSITIVE);

  /** RFC 3966, or only the number. */
  private static final Pattern TELEPHONE_NUMBER = Pattern.compile("(?:tel:)?\\+?[0-9][0-9().-]*");

  /** In UTF-16 code units. */
  private static final int LONGEST = 2_048;

  private AddressReader() {}

  static Destination url(String url) {
    return plain(url)
        .orElseGet(
            () -> {
              Matcher parts = URL.matcher(url);
              return parts.matches()
                  ? host(parts.group(1))
                  : new Destination.Unreadable(
                      "is no rtmp, rtmps, ws or wss URL, or has a user name or password in it");
            });
  }

  static Destination sipAddress(String address) {
    return plain(address)
        .orElseGet(
            () -> {
              if (TELEPHONE_NUMBER.matcher(address).matches()) {
                return Destination.nowhere();
              }
              Matcher parts = SIP.matcher(address);
              return parts.matches()
                  ? host(parts.group(1))
                  : new Destination.Unreadable(
                      "is no user@domain, or has parameters that could lead elsewhere");
            });
  }

  private static Destination host(String text) {
    return HostName.parse(text)
        .<Destination>map(Destination.Host::new)
        .orElseGet(() -> new Destination.Unreadable("has no host that is certain"));
  }

  private static Optional<Destination> plain(String text) {
    if (text.length() > LONGEST) {
      return Optional.of(new Destination.Unreadable("is too long"));
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.of(
          new Destination.Unreadable(
              "has blanks or characters that are not ASCII; write xn-- for such a host"));
    }
    return Optional.empty();
  }
}

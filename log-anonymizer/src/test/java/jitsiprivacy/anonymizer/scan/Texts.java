package jitsiprivacy.anonymizer.scan;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts that are near what is looked for. */
final class Texts {

  private static final List<String> FRAGMENTS =
      List.of(
          "192.0.2.1",
          "1.2.3.4",
          "256.1.1.1",
          "2001:db8::1",
          "::1",
          "::",
          "::ffff:1.2.3.4",
          ":5000",
          "/udp",
          "/",
          "[",
          "]",
          "%eth0",
          "%3A",
          "%3a",
          "%20",
          "%5B",
          "%40",
          "2001%3Adb8%3A%3A1",
          " ",
          "\n",
          "\r\n",
          "=",
          "'",
          "\"",
          "\\\"",
          "\\",
          ":",
          ".",
          "..",
          "a",
          "f",
          "g",
          "_",
          "-",
          "0",
          "9",
          "version ",
          "v",
          "Chrome/",
          ".jar",
          "-jitsi",
          "client-",
          "foo-",
          ".in-addr.arpa",
          "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
          "b.a.9.8.7.6.",
          "ip6.arpa",
          "AB:CD:",
          "12:34:56",
          "21:04:52.548",
          "1:2:3:4:5:6:7:8",
          "add:",
          "pwd=",
          "pwd='",
          "\"pwd\":\"",
          "ice-pwd:",
          "stats_id=",
          "displayName=",
          "<nick>",
          "<nick xmlns='x'>",
          "</nick>",
          "<",
          ">",
          "Bearer ",
          "Authorization: ",
          "0123456789abcdef",
          "eyJhbGciOiJIUzI1NiJ9.",
          "eyJhIjoxfQ.",
          "eyJ",
          "J",
          "B",
          "rtmp://",
          "http://",
          "user:pass@",
          "@",
          "p@example.org",
          "room@conference.meet.example/nick",
          "streamid=",
          "token=",
          "null",
          "[ipv4]",
          "[email]",
          "[ice-pwd]",
          "\u00e9",
          "\u0000",
          "\u00ff",
          "key=",
          ":54321",
          ":::",
          "64:ff9b::192.0.2.1",
          "candidate:1 1 udp 1 ",
          " 5 typ host",
          "h.example",
          ".local",
          ":5/udp/host",
          "ip='",
          "\"ip\":\"",
          "rel-addr='",
          "non-literal address: ",
          "&quot;",
          "&quot;pwd&quot;:&quot;",
          "<password>",
          "<auth>",
          "<user>",
          "<name>",
          "Supplier: Found value ",
          " for key 'a.password'",
          "password. Expected: ",
          "pwd = ",
          " HTTP/1.1");

  private Texts() {}

  static Arbitrary<String> ofFragments() {
    return Arbitraries.of(FRAGMENTS).list().ofMaxSize(40).map(list -> String.join("", list));
  }

  /** With runs longer than what one decision may look at. */
  static Arbitrary<String> ofLongRuns() {
    Arbitrary<String> run =
        Combinators.combine(Arbitraries.of(FRAGMENTS), Arbitraries.integers().between(1, 700))
            .as(String::repeat);
    return Arbitraries.frequencyOf(Tuple.of(4, ofFragments()), Tuple.of(3, run))
        .list()
        .ofMaxSize(12)
        .map(list -> String.join("", list));
  }

  static Arbitrary<String> ofAnyBytes() {
    return Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(300);
  }

  /** A word of what addresses are made of. */
  static Arbitrary<String> addressLike() {
    Arbitrary<String> group =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofMaxLength(5),
            Arbitraries.of("", "0", "1", "db8", "2001", "ffff", "fe80", "a", "b"));
    Arbitrary<String> octet =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 260).map(String::valueOf),
            Arbitraries.of("00", "01"));
    Arbitrary<String> quad = octet.list().ofMinSize(3).ofMaxSize(5).map(o -> String.join(".", o));
    Arbitrary<String> groups = group.list().ofMinSize(2).ofMaxSize(9).map(g -> String.join(":", g));
    Arbitrary<String> compressed =
        Combinators.combine(
                group.list().ofMaxSize(4), group.filter(g -> !g.isEmpty()).list().ofMaxSize(3))
            .as((a, b) -> String.join(":", a) + "::" + String.join(":", b));
    Arbitrary<String> embedded = Combinators.combine(compressed, quad).as((g, q) -> g + ":" + q);
    return Arbitraries.oneOf(quad, groups, compressed, embedded);
  }
}

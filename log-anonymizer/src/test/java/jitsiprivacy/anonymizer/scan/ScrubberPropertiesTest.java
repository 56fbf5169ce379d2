package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.scan.Found.Finding;
import jitsiprivacy.anonymizer.text.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ScrubberPropertiesTest {

  @Provide
  Arbitrary<String> fragments() {
    return Texts.ofFragments();
  }

  @Provide
  Arbitrary<String> longRuns() {
    return Texts.ofLongRuns();
  }

  @Provide
  Arbitrary<String> anyBytes() {
    return Texts.ofAnyBytes();
  }

  @Provide
  Arbitrary<String> words() {
    return Texts.addressLike();
  }

  @Provide
  Arbitrary<List<Integer>> ends() {
    return Arbitraries.integers().between(1, 60).list().ofMaxSize(60).map(Pieces::ends);
  }

  /** Steps to places. */
  private static final class Pieces {
    static List<Integer> ends(List<Integer> steps) {
      int[] at = {0};
      return steps.stream().map(step -> at[0] += step).toList();
    }
  }

  @Property
  void piecesMakeNoDifference(
      @ForAll("fragments") String text, @ForAll("ends") List<Integer> ends) {
    assertThat(Found.inPieces(text, ends)).isEqualTo(Found.inLine(text));
  }

  @Property(tries = 300)
  void piecesMakeNoDifferenceToLongRuns(
      @ForAll("longRuns") String text, @ForAll("ends") List<Integer> steps) {
    List<Integer> ends = steps.stream().map(end -> end * 97).toList();
    assertThat(Found.inPieces(text, ends)).isEqualTo(Found.inLine(text));
  }

  @Property
  void everySingleBytePieceMakesNoDifference(@ForAll("anyBytes") String text) {
    List<Integer> every = java.util.stream.IntStream.range(1, text.length()).boxed().toList();
    assertThat(Found.inPieces(text, every)).isEqualTo(Found.inLine(text));
  }

  @Property
  void whatIsToldIsWhatWasDone(@ForAll("longRuns") String text) {
    Found found = Found.inPieces(text, List.of());
    StringBuilder expected = new StringBuilder();
    int at = 0;
    for (Finding finding : found.findings()) {
      int offset = (int) finding.offset();
      assertThat(offset).isGreaterThanOrEqualTo(at);
      assertThat(text.substring(offset)).startsWith(finding.before());
      expected.append(text, at, offset).append(finding.after());
      at = offset + (int) finding.length();
    }
    assertThat(found.text()).isEqualTo(expected.append(text.substring(at)).toString());
  }

  @Property
  void withNoRuleOnAnyBytesStay(@ForAll("anyBytes") String text) {
    LineScrubber none = new LineScrubber(new Mirrored(), EnumSet.noneOf(Kind.class));
    byte[] in = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = none.scrub(in, 0, in.length);
    assertThat(new String(none.result(), 0, length, StandardCharsets.ISO_8859_1)).isEqualTo(text);
  }

  @Property
  void addressesThatAreKeptStayAsTheyWereWritten(@ForAll("fragments") String text) {
    Replacement keeping =
        new Replacement() {
          @Override
          public Outcome apply(IpAddress address) {
            return Outcome.KEPT;
          }

          @Override
          public int generation() {
            return 0;
          }
        };
    LineScrubber scrubber = new LineScrubber(keeping, EnumSet.of(Kind.IPV4, Kind.IPV6));
    assertThat(scrubber.scrub(text)).isSameAs(text);
    assertThat(scrubber.counts().total()).isZero();
  }

  @Property
  void everyAddressThatIsFoundIsOneToTheReference(@ForAll("fragments") String text)
      throws UnknownHostException {
    for (Finding finding : Found.inLine(text).findings()) {
      String before = finding.before();
      if (finding.kind() == Kind.IPV6 && !before.contains("%") && before.contains(":")) {
        assertThat(Reference.isGroups(before)).as(before).isTrue();
      } else if (finding.kind() == Kind.IPV4 && !before.contains(":") && !before.contains("%")) {
        assertThat(Reference.isQuad(before)).as(before).isTrue();
      } else if (finding.kind() == Kind.IPV4 && !before.contains("%")) {
        assertThat(Reference.isMapped(before)).as(before).isTrue();
      }
    }
  }

  @Property(tries = 5000)
  void aWordAloneIsWhatTheReferenceSays(@ForAll("words") String word) {
    boolean taken = Reference.isQuad(word) || (Reference.isGroups(word) && Reference.isTaken(word));
    Found found = Found.inLine("from " + word + " to");
    if (taken) {
      assertThat(found.findings()).hasSize(1);
      assertThat(found.findings().get(0).before()).isEqualTo(word);
    } else if (Reference.isGroups(word)) {
      assertThat(found.findings()).isEmpty();
    } else {
      assertThat(found.findings())
          .allMatch(finding -> finding.length() < word.length())
          .allMatch(
              finding ->
                  Reference.isQuad(finding.before())
                      || (Reference.isGroups(finding.before())
                          && Reference.isTaken(finding.before())));
    }
  }

  @Property
  void anAddressIsFoundInEveryFormAndPlace(
      @ForAll long high,
      @ForAll long low,
      @ForAll boolean v4,
      @ForAll("forms") Form form,
      @ForAll("surroundings") String around) {
    IpAddress address = v4 ? IpAddress.v4((int) low) : IpAddress.v6(high, low);
    String plain = AddressText.write(address);
    // Of the rest of the space, a few look like names.
    Assume.that(v4 || Reference.isTaken(plain));
    String written = form.write(address);
    String text = around.replace("*", written);
    IpAddress mirrored =
        address.isV4() ? IpAddress.v4((int) low) : IpAddress.v6(address.high(), address.low());
    new Mirrored().apply(mirrored);
    Found found = Found.inLine(text);
    assertThat(found.text()).isEqualTo(around.replace("*", form.canonical(mirrored)));
    assertThat(found.findings()).hasSize(1);
  }

  @Provide
  Arbitrary<Form> forms() {
    return Arbitraries.of(Form.class);
  }

  @Provide
  Arbitrary<String> surroundings() {
    return Arbitraries.of(
        "*",
        " * ",
        "'*'",
        "\"ip\":\"*\"",
        "ip='*' port='5'",
        "(*)",
        "<*>",
        "a=1 *, b",
        "remote *",
        "peer:*",
        "x\n*\ny",
        "\t*\t",
        "\u00e9*\u00e9",
        "{*}",
        "from * to",
        "*;",
        "\u0000*\u0000",
        "rel-addr=*&x=1",
        "*/udp",
        "addr *.",
        "[*]",
        "%5B*%5D",
        "?ip=*&x=%20",
        "a=candidate:1 1 udp 2130706431 * 46154 typ host generation 0",
        "candidate:1 1 udp 1677729535 xx.xx.xx.xx 5 typ relay raddr * rport 46154",
        "<candidate ip='*' port='5'/>",
        "rel-addr=\"*\"",
        "&quot;ip&quot;:&quot;*&quot;",
        "{\\\"ip\\\":\\\"*\\\"}",
        "user@*",
        "/*",
        "token=false *");
  }

  @Property
  void aPortBehindBareIpv6IsNoPartOfIt(
      @ForAll long high,
      @ForAll long low,
      @ForAll boolean zeros,
      @ForAll @IntRange(min = 10_000, max = 65_535) int port) {
    IpAddress address = IpAddress.v6(high, zeros ? low & 0xffff : low);
    String plain = AddressText.write(address);
    Assume.that(!address.isV4() && Reference.isTaken(plain) && !plain.endsWith("::"));
    for (String around : List.of("*", " *,", "to: *", "(*)", "*\n")) {
      Found found = Found.inLine(around.replace("*", plain + ":" + port));
      assertThat(found.findings()).extracting(Finding::before).containsExactly(plain);
    }
  }

  @Property
  void withADottedQuadItIsOneAddress(
      @ForAll int quad, @ForAll("networks") String network, @ForAll("behind") String behind) {
    String written = network + AddressText.write(IpAddress.v4(quad));
    Found found = Found.inLine("peer " + written + behind);
    assertThat(found.findings()).extracting(Finding::before).containsExactly(written);
    assertThat(found.text()).endsWith(behind);
  }

  @Provide
  Arbitrary<String> networks() {
    return Arbitraries.of("64:ff9b::", "64:FF9B::", "::ffff:", "::FFFF:", "0:0:0:0:0:ffff:", "::");
  }

  @Provide
  Arbitrary<String> behind() {
    return Arbitraries.of("", ":5", ":54321", ":443/udp", "]:443", "%eth0", "%25eth0", "%2", "/96");
  }

  @Property
  void aHostInACandidateIsFoundAndAnMdnsNameIsNot(
      @ForAll("labels") List<String> labels,
      @ForAll("candidates") String around,
      @ForAll boolean mdns) {
    String name = String.join(".", labels) + (mdns ? ".local" : ".example");
    Found found = Found.inLine(around.replace("*", name));
    if (mdns) {
      assertThat(found.findings()).isEmpty();
    } else {
      assertThat(found.findings()).hasSize(1);
      assertThat(found.text()).isEqualTo(around.replace("*", Kind.HOST_NAME.token()));
    }
  }

  @Provide
  Arbitrary<List<String>> labels() {
    return Arbitraries.strings()
        .withChars("abcxyz0159-")
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(label -> "h" + label)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> candidates() {
    return Arbitraries.of(
        "a=candidate:1 1 udp 2130706431 * 46154 typ host",
        "candidate:aB/+ 1 TCP 1 * 9 typ host tcptype active",
        "<candidate ip='*' port='5'/>",
        "<candidate rel-addr=\"*\"/>",
        "{\"ip\":\"*\"}",
        "{\\\"ip\\\": \\\"*\\\"}",
        "Add remote candidate for stream-1.RTP: *:50007/udp/host",
        "non-literal address: *");
  }

  /** How an address may be written. */
  enum Form {
    CANONICAL,
    LONG,
    UPPER,
    ENCODED;

    String write(IpAddress address) {
      String text = AddressText.write(address);
      return switch (this) {
        case CANONICAL -> text;
        case LONG -> address.isV4() ? text : uncompressed(address);
        case UPPER -> text.toUpperCase(java.util.Locale.ROOT);
        case ENCODED -> text.replace(":", "%3A");
      };
    }

    String canonical(IpAddress address) {
      String text = AddressText.write(address);
      return this == ENCODED ? text.replace(":", "%3A") : text;
    }

    private static String uncompressed(IpAddress address) {
      StringBuilder text = new StringBuilder();
      for (int group = 0; group < 8; group++) {
        long half = group < 4 ? address.high() : address.low();
        text.append(group == 0 ? "" : ":")
            .append(String.format("%04x", half >>> (48 - 16 * (group % 4)) & 0xffff));
      }
      return text.toString();
    }
  }
}

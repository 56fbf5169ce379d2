package jitsiprivacy.cli.subject.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.retention.subject.SearchTerm;
import jitsiprivacy.retention.subject.TermFinder;
import org.junit.jupiter.api.Test;

class PersonFinderTest {

  private static final PersonFinder FINDER =
      new PersonFinder(
          Optional.of(
              new TermFinder(
                  Stream.of("participant-1", "Participant 1", "participant-1@accounts.example")
                      .map(SearchTerm::new)
                      .toList())),
          addresses("198.51.100.1", "2001:db8::1"));

  private static OwnAddresses addresses(String... texts) {
    return new OwnAddresses(
        Stream.of(texts).map(text -> AddressText.read(text).orElseThrow()).toList());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String blotted(String text) throws IOException {
    Spans spans = new Spans();
    FINDER.in(new ByteArrayInputStream(bytes(text)), spans);
    StringBuilder blotted = new StringBuilder(text);
    for (Spans.Span each : spans.inOrder()) {
      blotted.replace(
          (int) each.from(), (int) each.to(), "x".repeat((int) (each.to() - each.from())));
    }
    return blotted.toString();
  }

  @Test
  void findsNamesAndAddressesHoweverTheyAreWritten() throws IOException {
    assertThat(
            blotted(
                "participant-1@accounts.example 198.51.100.1:443 [2001:DB8:0::0:1]:443"
                    + " ::ffff:198.51.100.1 198.51.100.11 participant-11\n"))
        .isEqualTo(
            "x".repeat(30)
                + " xxxxxxxxxxxx:443 [xxxxxxxxxxxxxxx]:443"
                + " xxxxxxxxxxxxxxxxxxx 198.51.100.11 participant-11\n");
  }

  @Test
  void addressesAloneAreFoundAsWell() throws IOException {
    PersonFinder finder = new PersonFinder(Optional.empty(), addresses("198.51.100.1"));
    Spans spans = new Spans();
    finder.in(new ByteArrayInputStream(bytes("a 198.51.100.1\nb 198.51.100.1")), spans);
    assertThat(spans.inOrder()).containsExactly(new Spans.Span(2, 14), new Spans.Span(17, 29));
    assertThat(finder.isIn(bytes("198.51.100.1"))).isTrue();
    assertThat(finder.isIn(bytes("198.51.100.2"))).isFalse();
  }

  @Test
  void whatIsOthersIsTakenOut() {
    OthersTakenOut others = new OthersTakenOut(FINDER);
    assertThat(
            others.of(
                bytes(
                    "\"displayName\":\"Participant 1\", \"displayName\":\"Participant 2\","
                        + " 198.51.100.1 to 198.51.100.2, participant-1@accounts.example to"
                        + " participant-2@accounts.example")))
        .contains("\"Participant 1\"", "198.51.100.1 to [ipv4]", "participant-1@accounts.example")
        .doesNotContain("Participant 2", "198.51.100.2", "participant-2");
    assertThat(others.of(bytes("participant-1: nothing of others")))
        .isEqualTo("participant-1: nothing of others");
  }

  @Test
  void spansThatTouchAreOne() {
    Spans spans = new Spans();
    for (long[] each :
        List.of(new long[] {5, 3}, new long[] {0, 5}, new long[] {6, 1}, new long[] {9, 1})) {
      spans.at(each[0], (int) each[1]);
    }
    assertThat(spans.inOrder()).containsExactly(new Spans.Span(0, 8), new Spans.Span(9, 10));
  }
}

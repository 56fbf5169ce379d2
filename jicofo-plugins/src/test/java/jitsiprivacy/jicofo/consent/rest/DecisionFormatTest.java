package jitsiprivacy.jicofo.consent.rest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jitsiprivacy.consent.Purpose;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionFormatTest {

  private final DecisionFormat format = new DecisionFormat();

  @Test
  void aDecisionIsRead() throws BadRequest {
    String body =
        "{\"refused\":[\"recording\"], \"lang\":\"de\", \"granted\":[\"conference\"],"
            + " \"notice\":\"2026-1\"}";
    assertThat(format.read(body.getBytes(UTF_8)))
        .isEqualTo(
            new PortalDecision(
                "2026-1",
                Optional.of("de"),
                Set.of(Purpose.CONFERENCE),
                Set.of(Purpose.RECORDING)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"notice\":\"1\"}",
        "{\"granted\":[\"a\"]}",
        "{\"notice\":1,\"granted\":[\"a\"]}",
        "{\"notice\":\"\",\"granted\":[\"a\"]}",
        "{\"notice\":\"1\",\"granted\":\"a\"}",
        "{\"notice\":\"1\",\"granted\":[1]}",
        "{\"notice\":\"1\",\"granted\":[[\"a\"]]}",
        "{\"notice\":\"1\",\"granted\":[\"A\"]}",
        "{\"notice\":\"1\",\"granted\":[\"a\",\"a\"]}",
        "{\"notice\":\"1\",\"granted\":[\"a\"],\"refused\":[\"a\"]}",
        "{\"notice\":\"1\",\"granted\":[\"a\"],\"lang\":\"\"}",
        "{\"notice\":\"1\",\"granted\":[\"a\"],\"other\":1}",
        "{\"notice\":\"1\",\"notice\":\"1\",\"granted\":[\"a\"]}",
        "{\"notice\":\"1\",\"granted\":[\"a\"]} {}",
        "{\"notice\":\"1\",\"granted\":[\"a\"],}",
        "{'notice':'1'}",
      })
  void anythingElseIsNot(String body) {
    assertThat(problem(body.getBytes(UTF_8))).isEqualTo(Problem.BAD_BODY);
  }

  @Test
  void onlyUtf8IsRead() {
    String body = "{\"notice\":\"1\",\"granted\":[\"a\"]}";
    assertThat(problem(body.getBytes(UTF_16))).isEqualTo(Problem.BAD_BODY);
    assertThat(problem(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'}))
        .isEqualTo(Problem.BAD_BODY);
  }

  @Test
  void thereAreAtMostSixteenPurposes() {
    assertThat(problem(granted(16).getBytes(UTF_8))).isNull();
    assertThat(problem(granted(17).getBytes(UTF_8))).isEqualTo(Problem.BAD_BODY);
    assertThat(problem("[".repeat(16_000).getBytes(UTF_8))).isEqualTo(Problem.BAD_BODY);
  }

  private static String granted(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"p" + i + "\"")
        .collect(joining(",", "{\"notice\":\"1\",\"granted\":[", "]}"));
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll("purposes") Set<Purpose> granted, @ForAll("purposes") Set<Purpose> others)
      throws BadRequest {
    Set<Purpose> refused = new HashSet<>(others);
    refused.removeAll(granted);
    Assume.that(!granted.isEmpty() || !refused.isEmpty());
    String body =
        "{\"granted\":" + list(granted) + ",\"notice\":\"1\",\"refused\":" + list(refused) + "}";
    assertThat(format.read(body.getBytes(UTF_8)))
        .isEqualTo(new PortalDecision("1", Optional.empty(), granted, refused));
  }

  @Property
  void anyBytesAreADecisionOrAProblem(@ForAll byte[] body) {
    assertThat(problem(body)).isIn(null, Problem.BAD_BODY);
  }

  @Property
  void piecesOfJsonAreADecisionOrAProblem(@ForAll("pieces") String body) {
    assertThat(problem(body.getBytes(UTF_8))).isIn(null, Problem.BAD_BODY);
  }

  private Problem problem(byte[] body) {
    Throwable thrown = catchThrowable(() -> assertThat(format.read(body)).isNotNull());
    if (thrown == null) {
      return null;
    }
    assertThat(thrown).isExactlyInstanceOf(BadRequest.class);
    assertThat(thrown.getMessage()).isNotBlank();
    return ((BadRequest) thrown).problem();
  }

  private static String list(Set<Purpose> purposes) {
    return purposes.stream()
        .map(purpose -> "\"" + purpose.id() + "\"")
        .collect(joining(",", "[", "]"));
  }

  @Provide
  Arbitrary<Set<Purpose>> purposes() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .withChars("-")
        .ofMaxLength(31)
        .map(rest -> new Purpose("p" + rest))
        .set()
        .ofMaxSize(16);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\"notice\"",
            "\"lang\"",
            "\"granted\"",
            "\"refused\"",
            "\"recording\"",
            "0",
            "-",
            "1e9",
            "null",
            "true",
            " ",
            "\\u0000",
            "\u00e9")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }
}

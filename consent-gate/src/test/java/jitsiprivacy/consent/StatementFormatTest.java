package jitsiprivacy.consent;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFormatTest {

  private static final String EXAMPLE =
      "{\"v\":0,\"room\":\"r@conference.example.com\",\"notice\":\"1\",\"lang\":\"de\","
          + "\"granted\":[\"conference\"],\"refused\":[\"recording\"]}";
  private static final PresenceStatement EXAMPLE_STATEMENT =
      new PresenceStatement(
          "r@conference.example.com",
          "1",
          Optional.of("de"),
          new Statement(Set.of(Purpose.CONFERENCE), Set.of(Purpose.RECORDING)));

  private static final String REQUIRED = "\"v\", \"room\" and \"notice\" are required";

  private final StatementFormat format = new StatementFormat();

  @Test
  void readsTheDocumentedExample() throws InvalidStatement {
    assertThat(format.parse(EXAMPLE)).isEqualTo(EXAMPLE_STATEMENT);
  }

  @Test
  void decidingNothingIsAStatement() throws InvalidStatement {
    assertThat(format.parse("{\"notice\":\"1\",\"v\":0,\"room\":\"r\"}"))
        .isEqualTo(
            new PresenceStatement("r", "1", Optional.empty(), new Statement(Set.of(), Set.of())));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of("[]", "expected an object"),
        Arguments.of("null", "expected an object"),
        Arguments.of("", "expected an object"),
        Arguments.of("\"v\"", "expected an object"),
        Arguments.of("{}", REQUIRED),
        Arguments.of("{\"v\":0,\"room\":\"r\"}", REQUIRED),
        Arguments.of("{\"v\":0,\"notice\":\"1\"}", REQUIRED),
        Arguments.of("{\"notice\":\"1\",\"room\":\"r\"}", REQUIRED),
        Arguments.of("{\"room\":1}", "expected a string in \"room\""),
        Arguments.of("{\"lang\":null}", "expected a string in \"lang\""),
        Arguments.of("{\"lang\":\"\"}", "\"lang\" is no language"),
        Arguments.of("{\"lang\":\"de_AT\"}", "\"lang\" is no language"),
        Arguments.of("{\"lang\":\"de" + "-x".repeat(17) + "\"}", "\"lang\" is no language"),
        Arguments.of("{\"v\":\"0\"}", "expected an integer in \"v\""),
        Arguments.of("{\"v\":0.0}", "expected an integer in \"v\""),
        Arguments.of("{\"v\":null}", "expected an integer in \"v\""),
        Arguments.of("{\"v\":1}", "\"v\" must be 0"),
        Arguments.of("{\"v\":-1}", "\"v\" must be 0"),
        Arguments.of("{\"notice\":1}", "expected a string in \"notice\""),
        Arguments.of("{\"notice\":null}", "expected a string in \"notice\""),
        Arguments.of("{\"notice\":\"\"}", "\"notice\" is no notice version"),
        Arguments.of("{\"notice\":\"a b\"}", "\"notice\" is no notice version"),
        Arguments.of("{\"notice\":\"1\\n\"}", "\"notice\" is no notice version"),
        Arguments.of("{\"notice\":\"" + "1".repeat(65) + "\"}", "\"notice\" is no notice version"),
        Arguments.of("{\"granted\":\"conference\"}", "expected an array of purposes"),
        Arguments.of("{\"refused\":{}}", "expected an array of purposes"),
        Arguments.of("{\"refused\":null}", "expected an array of purposes"),
        Arguments.of("{\"granted\":[1]}", "expected a purpose"),
        Arguments.of("{\"granted\":[null]}", "expected a purpose"),
        Arguments.of("{\"granted\":[\"Recording\"]}", "there is a purpose that is none"),
        Arguments.of("{\"granted\":[\"\"]}", "there is a purpose that is none"),
        Arguments.of(
            "{\"granted\":[\"" + "a".repeat(33) + "\"]}", "there is a purpose that is none"),
        Arguments.of("{\"granted\":" + purposes(17) + "}", "more than 16 purposes"),
        Arguments.of(
            "{\"v\":0,\"room\":\"r\",\"notice\":\"1\",\"granted\":[\"recording\"],\"refused\":[\"recording\"]}",
            "recording is both granted and refused"),
        Arguments.of("{\"v\":0,\"name\":\"x\"}", "there is a field that is not known"),
        Arguments.of(EXAMPLE + "{}", "something follows the object"),
        Arguments.of(EXAMPLE + " 0", "something follows the object"),
        Arguments.of(EXAMPLE + "x", "not JSON"),
        Arguments.of(EXAMPLE.substring(0, EXAMPLE.length() - 1), "not JSON"),
        Arguments.of("{\"granted\":[\"conference\"", "not JSON"),
        Arguments.of("{'v':0}", "not JSON"),
        Arguments.of("{\"v\":0,}", "not JSON"),
        Arguments.of("{\"v\":00}", "not JSON"),
        Arguments.of("{\"v\":0,\"v\":0,\"notice\":\"1\"}", "not JSON"),
        Arguments.of("{\"v\":0,\"notice\":\"1\",\"notice\":\"2\"}", "not JSON"),
        Arguments.of("{\"granted\":[\"recording\"],\"granted\":[]}", "not JSON"),
        Arguments.of(EXAMPLE + " ".repeat(1025 - EXAMPLE.length()), "longer than 1024 characters"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> format.parse(text))
        .isExactlyInstanceOf(InvalidStatement.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"v\":2147483648}",
        "{\"v\":-99999999999999999999}",
        "{\"v\":1e999999999}",
        "{\"v\":NaN}",
        "{\"v\":0,\"notice\":\"\\ud800\"}",
        "{\"v\":0,\"notice\":\"\u0000\"}",
        "\ufeff",
        "\u0000"
      })
  void refusesWhatAnAttackerMaySend(String text) {
    assertThatThrownBy(() -> format.parse(text)).isExactlyInstanceOf(InvalidStatement.class);
  }

  @Test
  void refusesDeepNestingAndLongNumbers() {
    List<String> hostile =
        List.of(
            "[".repeat(1024),
            "{\"v\":".repeat(200),
            "{\"granted\":" + "[".repeat(1000),
            "{\"v\":" + "9".repeat(1018) + "}",
            "{\"v\":-" + "0".repeat(1017) + "}",
            "{\"" + "v".repeat(1000) + "\":0}");
    for (String text : hostile) {
      assertThatThrownBy(() -> format.parse(text)).isExactlyInstanceOf(InvalidStatement.class);
    }
  }

  @Test
  void takesExactlyTheLongestLength() throws InvalidStatement {
    String text = EXAMPLE + " ".repeat(StatementFormat.MAX_LENGTH - EXAMPLE.length());
    assertThat(text).hasSize(1024);
    assertThat(format.parse(text)).isEqualTo(EXAMPLE_STATEMENT);
  }

  @Test
  void takesSixteenPurposesAndRepeatedOnes() throws InvalidStatement {
    assertThat(
            format
                .parse("{\"v\":0,\"room\":\"r\",\"notice\":\"1\",\"granted\":" + purposes(16) + "}")
                .statement()
                .granted())
        .hasSize(16);
    assertThat(
            format
                .parse(
                    "{\"v\":0,\"room\":\"r\",\"notice\":\"1\",\"granted\":[\"recording\",\"recording\"]}")
                .statement()
                .granted())
        .containsExactly(Purpose.RECORDING);
  }

  /** The messages go back to the client and into logs: nothing of the input may be in them. */
  @Test
  void theMessageDoesNotRepeatTheInput() {
    for (String text :
        List.of(
            "{\"data-subject\":0}",
            "{\"notice\":\"data-subject \"}",
            "{\"granted\":[\"Data-subject\"]}",
            "data-subject",
            "{\"v\":data-subject}")) {
      assertThatThrownBy(() -> format.parse(text)).message().doesNotContainIgnoringCase("subject");
    }
  }

  /** Field names of one hash, over many statements; the parser keeps a table of names. */
  @Test
  void collidingFieldNamesDoNoHarm() throws InvalidStatement {
    for (int i = 0; i < 4096; i++) {
      int bits = i;
      String name =
          IntStream.range(0, 12)
              .mapToObj(bit -> (bits >> bit & 1) == 0 ? "aB" : "b!")
              .collect(joining());
      assertThatThrownBy(() -> format.parse("{\"" + name + "\":0}"))
          .isExactlyInstanceOf(InvalidStatement.class)
          .hasMessage("there is a field that is not known");
    }
    assertThat(format.parse(EXAMPLE)).isEqualTo(EXAMPLE_STATEMENT);
  }

  @Property
  void anyStringIsAStatementOrInvalid(@ForAll String text) {
    isAStatementOrInvalid(text);
  }

  @Property
  void anythingLikeJsonIsAStatementOrInvalid(@ForAll("almostJson") String text) {
    isAStatementOrInvalid(text);
  }

  @Property
  void anyDamagedExampleIsAStatementOrInvalid(@ForAll int position, @ForAll char c) {
    int at = Math.floorMod(position, EXAMPLE.length());
    isAStatementOrInvalid(EXAMPLE.substring(0, at) + c + EXAMPLE.substring(at + 1));
    isAStatementOrInvalid(EXAMPLE.substring(0, at));
  }

  @Property
  void validStatementsAreReadBack(
      @ForAll("statements") PresenceStatement statement, @ForAll long order)
      throws InvalidStatement {
    assertThat(format.parse(write(statement, order))).isEqualTo(statement);
  }

  @Provide
  Arbitrary<String> almostJson() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\"v\"",
            "\"notice\"",
            "\"room\"",
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
            "\\u0000")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<PresenceStatement> statements() {
    Arbitrary<String> notice =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .numeric()
            .withChars("._-")
            .ofMaxLength(63);
    Arbitrary<Set<Purpose>> purposes =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .numeric()
            .withChars("-")
            .ofMaxLength(31)
            .map(rest -> new Purpose("p" + rest))
            .set()
            .ofMaxSize(10);
    Arbitrary<Optional<String>> language =
        Arbitraries.of("de", "de-AT", "zh-Hans-CN", "sr-Latn-RS").optional();
    return Combinators.combine(notice, language, purposes, purposes)
        .as(
            (version, tag, granted, others) -> {
              Set<Purpose> refused = new HashSet<>(others);
              refused.removeAll(granted);
              return new PresenceStatement(
                  "room@" + version, "n" + version, tag, new Statement(granted, refused));
            });
  }

  private void isAStatementOrInvalid(String text) {
    Throwable thrown =
        catchThrowable(() -> assertThat(format.parse(text)).isInstanceOf(PresenceStatement.class));
    if (thrown != null) {
      assertThat(thrown).isExactlyInstanceOf(InvalidStatement.class);
      assertThat(thrown.getMessage()).isNotBlank();
    }
  }

  /** The fields in an order that depends on the number. */
  private static String write(PresenceStatement statement, long order) {
    List<String> fields = new ArrayList<>();
    fields.add("\"v\":0");
    fields.add("\"notice\":\"" + statement.notice() + "\"");
    fields.add("\"room\":\"" + statement.room() + "\"");
    statement.language().ifPresent(tag -> fields.add("\"lang\":\"" + tag + "\""));
    fields.add("\"granted\":" + write(statement.statement().granted()));
    fields.add("\"refused\":" + write(statement.statement().refused()));
    Collections.shuffle(fields, new Random(order));
    return "{" + String.join(", ", fields) + "}";
  }

  private static String write(Set<Purpose> purposes) {
    return purposes.stream()
        .map(purpose -> "\"" + purpose.id() + "\"")
        .collect(joining(",", "[", "]"));
  }

  private static String purposes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"p" + i + "\"")
        .collect(joining(",", "[", "]"));
  }
}

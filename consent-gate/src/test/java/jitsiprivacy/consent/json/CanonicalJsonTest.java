package jitsiprivacy.consent.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private final JsonReader reader = new JsonReader(10_000);

  private String canonical(String text) throws InvalidJson {
    return CanonicalJson.write(reader.object(text));
  }

  @Test
  void namesAreInTheOrderOfRfc8785() throws InvalidJson {
    // The example of section 3.2.3, where a pair of surrogates comes before U+FB33.
    String text =
        """
        {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
         "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
         "\\u00f6":"Latin Small Letter O With Diaeresis"}
        """;
    assertThat(reader.object(text).values().values())
        .extracting(value -> ((Json.Text) value).value().split(" ", 2)[0])
        .containsExactly("Carriage", "One", "Control", "Latin", "Euro", "Emoji:", "Hebrew");
  }

  @Test
  void textsAreEscapedAsRfc8785Has() throws InvalidJson {
    assertThat(
            canonical("{ \"a\" : \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\" }"))
        .isEqualTo("{\"a\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"text\"",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} {}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,}",
        "{\"a\":null}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":01}",
        "{\"a\":9007199254740992}",
        "{\"a\":99999999999999999999}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "{\"a\":\"\n\"}",
        "\ufeff{}",
        "{\"a\":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}"
      })
  void whatIsNotAnObjectInOurSenseIsRefused(String text) {
    assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> reader.object(text));
  }

  @Test
  void whatIsTooLongOrNoUtf8IsRefused() {
    assertThatExceptionOfType(InvalidJson.class)
        .isThrownBy(() -> reader.object("{\"a\":\"" + "x".repeat(10_000) + "\"}"));
    assertThatExceptionOfType(InvalidJson.class)
        .isThrownBy(() -> reader.object(new byte[] {'{', '"', (byte) 0xc3, '"', '}'}));
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Text("\ud800"));
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll("objects") Json.Fields object) throws InvalidJson {
    byte[] bytes = CanonicalJson.write(object).getBytes(StandardCharsets.UTF_8);
    assertThat(new JsonReader(1 << 20).object(bytes)).isEqualTo(object);
  }

  @Provide
  Arbitrary<Json.Fields> objects() {
    Arbitrary<String> texts = Unicode.texts(20);
    Arbitrary<Json> leaves =
        Arbitraries.oneOf(
            texts.map(Json.Text::new),
            Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(Json.Whole::new),
            Arbitraries.of(true, false).map(Json.Flag::new));
    Arbitrary<Json> values =
        Arbitraries.recursive(
            () -> leaves,
            inner ->
                Arbitraries.oneOf(
                    inner.list().ofMaxSize(3).map((List<Json> all) -> new Json.Items(all)),
                    Arbitraries.maps(texts, inner).ofMaxSize(3).map(all -> Json.Fields.of(all))),
            0,
            4);
    return Arbitraries.maps(texts, values).ofMaxSize(4).map(all -> Json.Fields.of(all));
  }
}

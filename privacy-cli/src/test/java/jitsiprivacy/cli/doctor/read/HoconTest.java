package jitsiprivacy.cli.doctor.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoconTest {

  @TempDir Path elsewhere;

  @Test
  void whatNobodyHandsOutIsNotIncludedInAnyWay() throws Exception {
    Path file = Files.writeString(elsewhere.resolve("secret.conf"), "secret = told");
    for (String include :
        List.of(
            "\"" + file + "\"",
            "file(\"" + file + "\")",
            "url(\"" + file.toUri() + "\")",
            "required(file(\"" + file + "\"))",
            "classpath(\"reference.conf\")")) {
      Hocon read = Hocon.parse("include " + include + "\na = 1", Included.NOTHING);
      assertThat(read.value("secret")).as(include).isEmpty();
      assertThat(read.value("a")).contains("1");
    }
  }

  @Test
  void whatIsHandedOutStandsInThePlaceOfTheInclude() throws Exception {
    Included files =
        name ->
            switch (name) {
              case "one.conf" -> Optional.of("a = 1, b = 1, include \"two.conf\"");
              case "two.conf" -> Optional.of("b = 2");
              default -> Optional.empty();
            };
    for (String include : List.of("\"one\"", "\"one.conf\"", "file(\"one.conf\")")) {
      Hocon read = Hocon.parse("a = 0\ninclude " + include + "\nc = 3", files);
      assertThat(read.value("a")).contains("1");
      assertThat(read.value("b")).contains("2");
      assertThat(read.value("c")).contains("3");
    }
  }

  @Test
  void filesThatIncludeOneAnotherAreSaid() {
    assertThatThrownBy(
            () -> Hocon.parse("include \"a\"", name -> Optional.of("include \"a\"\ninclude \"a\"")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 100 files");
  }

  @Test
  void aFileThatCannotBeReadIsSaid() {
    assertThatThrownBy(
            () ->
                Hocon.parse(
                    "include \"a\"",
                    name -> {
                      throw new IOException("is no file");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("is no file");
  }
}

package jitsiprivacy.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  @Test
  void theExampleOfTheDocumentation() throws IOException {
    byte[] key = new byte[Pseudonyms.KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    Pseudonyms pseudonyms = new Pseudonyms(key);
    assertThat(Files.readString(Path.of("..", "docs", "audit-entries.md")))
        .contains(pseudonyms.room("room1@conference.example").hex())
        .contains(pseudonyms.subject("participant-1").hex());
  }

  @Test
  void theSameNameIsTheSameOnlyForTheSameThingAndKey() {
    byte[] key = new byte[Pseudonyms.KEY_BYTES];
    Pseudonyms one = new Pseudonyms(key);
    key[0] = 1;
    Pseudonyms other = new Pseudonyms(key);
    assertThat(one.room("a")).isEqualTo(one.room("a"));
    assertThat(
            Set.of(
                one.room("a"),
                one.room("b"),
                one.subject("a"),
                one.subject("a", new byte[16]),
                one.subject("a", new byte[17]),
                other.room("a")))
        .hasSize(6);
    assertThatIllegalArgumentException().isThrownBy(() -> one.subject("a", new byte[15]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pseudonyms(new byte[31]));
  }
}

package jitsiprivacy.recording.seal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.recording.seal.age.DamagedException;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.WrongKeyException;
import jitsiprivacy.recording.seal.disk.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {

  @TempDir Path directory;

  private final Identity operator = Identity.make();
  private final Identity recording = Identity.make();
  private final KeyId key = KeyId.of(recording.recipient());
  private KeyStore keys;

  @BeforeEach
  void putOne() throws IOException {
    keys = new KeyStore(directory.resolve("keys"), Disk.local());
    keys.prepare();
    keys.put(recording, "of a test", List.of(operator.recipient()));
  }

  @Test
  void whoMayOpensIt() throws Exception {
    assertThat(keys.has(key)).isTrue();
    assertThat(keys.all()).containsExactly(key);
    assertThat(keys.get(key, List.of(operator)).secret()).isEqualTo(recording.secret());
    assertThatThrownBy(() -> keys.get(key, List.of(Identity.make())))
        .isInstanceOf(WrongKeyException.class);
    assertThat(Files.readString(keys.entry(key), StandardCharsets.ISO_8859_1))
        .doesNotContain(recording.secret());
  }

  @Test
  void itIsResealedToOthers() throws Exception {
    Identity next = Identity.make();
    assertThatThrownBy(() -> keys.reseal(key, List.of(next), List.of(next.recipient())))
        .isInstanceOf(WrongKeyException.class);
    keys.reseal(key, List.of(operator), List.of(next.recipient()));
    assertThat(keys.get(key, List.of(next)).secret()).isEqualTo(recording.secret());
    assertThatThrownBy(() -> keys.get(key, List.of(operator)))
        .isInstanceOf(WrongKeyException.class);
  }

  @Test
  void anotherKeyInItsPlaceIsNotTaken() throws Exception {
    Identity other = Identity.make();
    keys.put(other, "of another one", List.of(operator.recipient()));
    Files.copy(
        keys.entry(KeyId.of(other.recipient())),
        keys.entry(key),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> keys.get(key, List.of(operator)))
        .hasMessageContaining("holds something else than that key")
        .hasMessageNotContaining("AGE-SECRET");
    assertThatThrownBy(() -> keys.reseal(key, List.of(operator), List.of(operator.recipient())))
        .hasMessageContaining("holds something else than that key");
  }

  @Test
  void whatIsDamagedIsToldSo() throws Exception {
    Files.write(keys.entry(key), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> keys.get(key, List.of(operator))).isInstanceOf(DamagedException.class);
    Files.write(keys.entry(key), new byte[1 << 20]);
    assertThatThrownBy(() -> keys.get(key, List.of(operator))).hasMessageContaining("more than");
  }

  @Test
  void whatIsDestroyedIsOverwrittenFirst() throws Exception {
    Path entry = keys.entry(key);
    Path second = Files.createLink(directory.resolve("second"), entry);
    long size = Files.size(entry);
    assertThat(keys.destroy(key)).isTrue();
    assertThat(entry).doesNotExist();
    assertThat(second).hasBinaryContent(new byte[(int) size]);
    assertThat(keys.all()).isEmpty();
  }

  @Test
  void whatIsNoKeyIsNotTakenForOne() throws Exception {
    Files.writeString(directory.resolve("keys/notes.age"), "");
    assertThatThrownBy(keys::all).hasMessageContaining("something else than keys");
  }

  @Test
  void whatIsPutAsideOpensNothingUntilItIsPutBack() throws Exception {
    Instant until = Instant.parse("2026-11-29T11:22:33Z");
    keys.withdraw(key, until);
    keys.withdraw(key, until.plusSeconds(60));
    assertThat(keys.has(key)).isFalse();
    assertThat(keys.all()).isEmpty();
    assertThat(keys.withdrawn(key)).contains(until);
    assertThatThrownBy(() -> keys.get(key, List.of(operator))).isInstanceOf(IOException.class);
    keys.restore(key);
    keys.restore(key);
    assertThat(keys.withdrawn(key)).isEmpty();
    assertThat(keys.get(key, List.of(operator)).secret()).isEqualTo(recording.secret());
  }

  @Test
  void whatIsPutAsideIsDestroyedAsWell() throws Exception {
    keys.withdraw(key, Instant.parse("2026-11-29T11:22:33Z"));
    assertThat(keys.destroy(key)).isTrue();
    assertThat(directory.resolve("keys")).isEmptyDirectory();
    assertThat(keys.destroy(key)).isFalse();
  }
}

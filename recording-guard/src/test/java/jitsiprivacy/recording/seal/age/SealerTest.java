package jitsiprivacy.recording.seal.age;

import static jitsiprivacy.recording.seal.age.Bytes.CIPHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed is opened, by us and by the distribution's age. */
class SealerTest {

  private static final int CHUNK = 1 << 16;
  private static final int BLOCK = 16 * CHUNK;

  @TempDir Path directory;

  private final Identity identity = Identity.make();

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        CHUNK - 1,
        CHUNK,
        CHUNK + 1,
        BLOCK - 1,
        BLOCK,
        BLOCK + 1,
        9 * BLOCK,
        9 * BLOCK + CHUNK
      })
  void whatIsSealedIsOpened(int size) throws Exception {
    byte[] plain = Bytes.plain(size);
    byte[] sealed = Bytes.seal(CIPHER, plain, identity.recipient());
    assertThat(Bytes.open(CIPHER, sealed, identity)).isEqualTo(plain);
    assertThat(Bytes.open(PayloadCipher.ofTheJdk(), sealed, identity)).isEqualTo(plain);
    byte[] slowly = Bytes.seal(PayloadCipher.ofTheJdk(), plain, identity.recipient());
    assertThat(Bytes.open(CIPHER, slowly, identity)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK, CHUNK + 1, 3 * BLOCK + 1})
  void theDistributionsAgeOpensIt(int size) throws Exception {
    AgeCommand age = new AgeCommand(directory);
    byte[] plain = Bytes.plain(size);
    Files.writeString(directory.resolve("key"), IdentityFile.write(identity, "of a test"));
    Files.write(
        directory.resolve("sealed"),
        Bytes.seal(CIPHER, plain, Identity.make().recipient(), identity.recipient()));
    // With -o it makes no file of nothing.
    age.succeeds("sh", "-c", "age -d -i key sealed >plain");
    assertThat(directory.resolve("plain")).hasBinaryContent(plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK, CHUNK + 1, 3 * BLOCK + 1})
  void whatTheDistributionsAgeSealedIsOpened(int size) throws Exception {
    AgeCommand age = new AgeCommand(directory);
    byte[] plain = Bytes.plain(size);
    age.succeeds("age-keygen", "-o", "key");
    Identity made = IdentityFile.read(Files.readString(directory.resolve("key"))).get(0);
    Files.write(directory.resolve("plain"), plain);
    age.succeeds(
        "age",
        "-r",
        identity.recipient().text(),
        "-r",
        made.recipient().text(),
        "-o",
        "sealed",
        "plain");
    byte[] sealed = Files.readAllBytes(directory.resolve("sealed"));
    assertThat(Bytes.open(CIPHER, sealed, identity)).isEqualTo(plain);
    assertThat(Bytes.open(CIPHER, sealed, Identity.make(), made)).isEqualTo(plain);
  }

  @Test
  void anotherKeyOpensNothing() throws Exception {
    byte[] sealed = Bytes.seal(CIPHER, Bytes.plain(10), identity.recipient());
    assertThatThrownBy(() -> Bytes.open(CIPHER, sealed, Identity.make(), Identity.make()))
        .isInstanceOf(WrongKeyException.class);
  }

  /** The benchmark shows what it is worth; where it is not loaded this says so. */
  @Test
  void theFastCipherIsUsedOnThePlatformsItIsBuiltFor() {
    if (List.of("amd64", "x86_64", "aarch64").contains(System.getProperty("os.arch"))) {
      assertThat(CIPHER.provider()).isEqualTo("Conscrypt");
    }
  }
}

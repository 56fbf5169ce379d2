package jitsiprivacy.consent.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeDirectoryTest {

  @TempDir Path directory;

  @BeforeEach
  void oneThatIsRight() throws Exception {
    write("version", "2026-1\n");
    write("de.txt", "Datenschutz\n");
    write("en.txt", "Privacy\n");
  }

  @Test
  void everyLanguageOfTheVersionIsRead() throws Exception {
    write("pt-BR.txt", "Privacidade\n");
    write("de.txt~", "old");
    write("notes.md", "not a notice");
    Notice notice = read();
    assertThat(notice.version()).isEqualTo("2026-1");
    assertThat(notice.texts())
        .extracting(NoticeText::language)
        .containsExactly("de", "en", "pt-BR");
    assertThat(notice.in(List.of("pt-br")).title()).isEqualTo("Privacidade");
    assertThat(notice.in(List.of("sv")).title()).isEqualTo("Datenschutz");
  }

  @Test
  void theHashIsOfTheFile() throws Exception {
    byte[] bytes = "\uFEFFDatenschutz\r\n\r\nÄöü €\r\n".getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve("de.txt"), bytes);
    Notice notice = read();
    assertThat(notice.ref(notice.in(List.of("de"))).hash())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(notice.in(List.of("de")).title()).isEqualTo("Datenschutz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " 2026-1 \r\n", "\n1.0_b-c\n", "\uFEFF1\r\n"})
  void theVersionMayHaveSpaceAroundIt(String version) throws Exception {
    write("version", version);
    assertThat(read().version()).isEqualTo(version.replace("\uFEFF", "").strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "two words", "1\n2", "ä", "1/2", "\uFEFF"})
  void whatIsNoVersionIsRefused(String version) throws Exception {
    write("version", version);
    refused("version must hold the version of the notice");
  }

  @Test
  void aVersionHas64CharactersAtMost() throws Exception {
    write("version", "x".repeat(64));
    assertThat(read().version()).hasSize(64);
    write("version", "x".repeat(65));
    refused("version must hold the version of the notice");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    Files.delete(directory.resolve("de.txt"));
    refused("de.txt is missing");
    Files.delete(directory.resolve("version"));
    refused("version cannot be read: java.nio.file.NoSuchFileException");
    assertThatThrownBy(() -> new NoticeDirectory(directory.resolve("nowhere")).read("de"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void theFallbackMayBeWrittenInAnyCase() throws Exception {
    write("pt-BR.txt", "Privacidade\n");
    assertThat(new NoticeDirectory(directory).read("PT-br").in(List.of()).language())
        .isEqualTo("pt-BR");
  }

  @Test
  void onlyUtf8IsRead() throws Exception {
    Files.write(directory.resolve("de.txt"), "für".getBytes(StandardCharsets.ISO_8859_1));
    refused("de.txt is not in UTF-8");
    write("de.txt", "Datenschutz");
    Files.write(directory.resolve("version"), "1".getBytes(StandardCharsets.UTF_16));
    refused("version is not in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de_AT.txt", ".txt", ".de.txt", "d.txt", "deutsch (neu).txt", "--.txt"})
  void whatIsNamedAsNoLanguageIsRefused(String name) throws Exception {
    write(name, "Title");
    refused(name + ": the name must be a language (BCP 47)");
  }

  /** Words are no languages, though the grammar of BCP 47 has room for them. */
  @ParameterizedTest
  @ValueSource(strings = {"README.txt", "notice.txt", "copy.txt", "draft-de.txt"})
  void whatIsNoTranslationIsNotTakenForOne(String name) throws Exception {
    write(name, "Title");
    refused(name + ": the name must be a language (BCP 47)");
  }

  @Test
  void twoFilesOfOneLanguageAreRefused() throws Exception {
    write("DE.txt", "Datenschutz, alt\n");
    if (Files.readString(directory.resolve("de.txt")).contains("alt")) {
      return; // A file system that does not tell them apart.
    }
    refused("is of the same language as");
  }

  @Test
  void aMistakeInATextIsSaidWithItsFileAndLine() throws Exception {
    write("en.txt", "Privacy\n[no purpose]\n");
    refused("en.txt, line 2: [no purpose] is no purpose");
  }

  @Test
  void whatIsNoFileCannotBeRead() throws Exception {
    Files.createDirectory(directory.resolve("fr.txt"));
    refused("fr.txt cannot be read: ");
    Files.delete(directory.resolve("fr.txt"));
    Files.createSymbolicLink(directory.resolve("fr.txt"), Path.of("fr.txt"));
    refused("fr.txt cannot be read: ");
  }

  @Test
  void aFileThatIsFarTooLongIsNotReadAtAll() throws Exception {
    write("fr.txt", "x".repeat(100_000));
    refused("fr.txt is longer than 20000 characters");
    Files.delete(directory.resolve("fr.txt"));
    write("version", "1" + " ".repeat(100_000));
    refused("version is longer than 20000 characters");
  }

  @Test
  void linksAreFollowed(@TempDir Path releases) throws Exception {
    Files.move(directory.resolve("version"), releases.resolve("first"));
    Files.writeString(releases.resolve("second"), "2026-2\n");
    Path version = directory.resolve("version");
    Files.createSymbolicLink(version, releases.resolve("first"));
    assertThat(read().version()).isEqualTo("2026-1");
    Files.delete(version);
    Files.createSymbolicLink(version, releases.resolve("second"));
    assertThat(new NoticeDirectory(directory).version()).isEqualTo("2026-2");
    Files.delete(releases.resolve("second"));
    refused("version cannot be read: ");
  }

  private Notice read() throws NoticeException {
    return new NoticeDirectory(directory).read("de");
  }

  private void refused(String why) {
    assertThatThrownBy(this::read)
        .isInstanceOf(NoticeException.class)
        .hasMessageStartingWith(directory.toString())
        .hasMessageContaining(why);
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }
}

package jitsiprivacy.retention.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedListTest {

  private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-02T08:00:00Z");

  private static final Erased PERSON =
      new Erased.Person(
          FIRST,
          Optional.of("participant-1@accounts.example"),
          Optional.empty(),
          List.of("Participant \"1\" é"),
          List.of("2001:db8::1"),
          "restrict");
  private static final Erased RECORDING = new Erased.Recording(SECOND, "kq3v7", "00ff");

  @TempDir Path directory;
  private Path file;
  private ErasedList list;

  @BeforeEach
  void make() {
    file = directory.resolve("erased.jsonl");
    list = new ErasedList(file);
  }

  @Test
  void whatIsAddedIsThere() throws IOException {
    assertThat(list.since(Instant.MIN)).isEmpty();
    list.add(PERSON);
    list.add(RECORDING);
    assertThat(list.since(FIRST)).containsExactly(PERSON, RECORDING);
    assertThat(list.since(SECOND)).containsExactly(RECORDING);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aLineThatWasCutOffSpoilsNothing() throws IOException {
    list.add(PERSON);
    Files.writeString(file, "{\"v\":1,\"time", StandardOpenOption.APPEND);
    assertThat(list.since(FIRST)).containsExactly(PERSON);
    list.add(RECORDING);
    assertThat(list.since(FIRST)).containsExactly(PERSON, RECORDING);
  }

  @Test
  void whatNoBackupBringsBackIsForgotten() throws IOException {
    list.add(PERSON);
    list.add(RECORDING);
    assertThat(list.forget(FIRST)).isZero();
    assertThat(list.forget(SECOND)).isEqualTo(1);
    assertThat(list.since(Instant.MIN)).containsExactly(RECORDING);
    assertThat(Files.readString(file)).doesNotContain("participant-1");
    assertThat(new ErasedList(directory.resolve("none")).forget(SECOND)).isZero();
  }

  @Test
  void aCopyIsReadLikeTheList() throws IOException {
    Path copy = directory.resolve("copy");
    Files.write(copy, ErasedList.lines(List.of(PERSON, RECORDING)));
    assertThat(new ErasedList(copy).since(FIRST)).containsExactly(PERSON, RECORDING);
  }

  @Test
  void whatCannotBeUnderstoodIsSaid() throws IOException {
    list.add(PERSON);
    for (String line :
        List.of(
            "x",
            "{}",
            "{\"v\":2,\"time\":\"2026-11-01T08:00:00Z\"}",
            "{\"v\":1,\"time\":\"today\",\"recording\":\"a\",\"key\":\"b\"}",
            "{\"v\":1,\"time\":\"2026-11-01T08:00:00Z\",\"recording\":\"a\",\"key\":\"b\",\"c\":1}",
            "{\"v\":1,\"time\":\"2026-11-01T08:00:00Z\",\"texts\":1}")) {
      Files.write(file, ErasedList.lines(List.of(PERSON)));
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
      assertThatThrownBy(() -> list.since(FIRST))
          .as(line)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 2");
    }
  }
}

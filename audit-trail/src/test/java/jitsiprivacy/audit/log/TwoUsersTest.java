package jitsiprivacy.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As Jicofo and the videobridge do: two users of one group share a log. */
class TwoUsersTest {

  private static final int ONE = 65_101;
  private static final int OTHER = 65_102;
  private static final int GROUP = 65_103;
  private static final String UID = "unix:uid";

  @TempDir(factory = InMemory.class)
  Path temporary;

  private Path directory;
  private String classPath;
  private SignerKey key;

  @BeforeEach
  void prepare() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    directory = Files.createDirectory(temporary.resolve("log"));
    assumeThat(Files.getAttribute(temporary, UID)).as("only root becomes others").isEqualTo(0);
    Files.setAttribute(temporary, "unix:mode", 0755);
    classPath = copyOfClasses();
    Files.setAttribute(directory, "unix:gid", GROUP);
    Files.setAttribute(directory, "unix:mode", 02770);
  }

  /** What they may read, wherever this was built. */
  private String copyOfClasses() throws IOException {
    List<Path> from =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(Files::isDirectory)
            .toList();
    for (int i = 0; i < from.size(); i++) {
      Command.run("cp", "-r", from.get(i).toString(), temporary.resolve("classes-" + i).toString());
    }
    Command.run("chmod", "-R", "a+rX", temporary.toString());
    return Stream.iterate(0, i -> i < from.size(), i -> i + 1)
        .map(i -> temporary.resolve("classes-" + i).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Writer as(int user) throws IOException {
    return new Writer(
        List.of(
            "setpriv",
            "--reuid=" + user,
            "--regid=" + user,
            "--groups=" + GROUP,
            "sh",
            "-c",
            "umask 077; exec \"$0\" \"$@\""),
        classPath,
        directory,
        key,
        WritingProcess.Habit.ASKED);
  }

  @Test
  void bothWriteWhateverTheOtherLeft() throws IOException {
    try (Writer one = as(ONE);
        Writer other = as(OTHER)) {
      assertThat(one.ask(3)).startsWith("0 3 ");
      assertThat(other.ask(1)).startsWith("3 1 ");
      assertThat(other.ask(0)).isEqualTo("published 4");
      assertThat(one.ask(300)).startsWith("4 300 ");
      assertThat(one.ask(0)).isEqualTo("published 304");
      assertThat(other.ask(300)).startsWith("304 300 ");
      assertThat(other.ask(0)).isEqualTo("published 604");
    }
    // As if one was killed before it had set their modes.
    for (String name : List.of("journal.new", "checkpoint.new", "tile/0/002.p/93.new")) {
      Path draft = Files.createFile(directory.resolve(name));
      Files.setAttribute(draft, "unix:mode", 0600);
      Files.setAttribute(draft, UID, ONE);
    }
    Path draft = Files.createDirectory(directory.resolve("tile/0/003.p.new"));
    Files.setAttribute(draft, "unix:mode", 0700);
    Files.setAttribute(draft, UID, ONE);
    try (Writer other = as(OTHER)) {
      assertThat(other.ask(1)).startsWith("604 1 ");
      assertThat(other.ask(0)).isEqualTo("published 605");
      assertThat(other.ask(300)).startsWith("605 300 ");
      assertThat(other.ask(0)).isEqualTo("published 905");
    }
    assertThat(new LogVerifier(directory, key.verifier()).verify(List.of(), size -> {}).size())
        .isEqualTo(905);
  }

  @Test
  void whoMayNotWriteIsTold() throws IOException {
    Files.setAttribute(directory, "unix:mode", 0755);
    try (Writer one = as(ONE)) {
      assertThat(one.next())
          .startsWith("IOException: cannot open the log in " + directory)
          .contains("AccessDenied");
    }
  }
}

package jitsiprivacy.cli.doctor.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootTest {

  @TempDir Path directory;
  private Root root;

  @BeforeEach
  void make() throws Exception {
    directory = directory.toRealPath();
    root = new Root(Files.createDirectory(directory.resolve("image")));
    Files.createDirectories(directory.resolve("image/etc/real"));
  }

  private void link(String name, String target) throws Exception {
    Files.createSymbolicLink(directory.resolve("image/etc").resolve(name), Path.of(target));
  }

  @Test
  void whatLinksNameIsOfTheImage() throws Exception {
    link("absolute", "/etc/real");
    link("relative", "../etc/real");
    link("twice", "absolute");
    for (String each : new String[] {"absolute", "relative", "twice"}) {
      assertThat(root.resolve("/etc/" + each + "/file"))
          .isEqualTo(directory.resolve("image/etc/real/file"));
    }
  }

  @Test
  void nothingLeadsOutOfIt() throws Exception {
    link("out", "../../../../../..");
    link("shadow", "/../../etc/secret");
    assertThat(root.resolve("/etc/out/etc/real")).isEqualTo(directory.resolve("image/etc/real"));
    assertThat(root.resolve("/etc/shadow")).isEqualTo(directory.resolve("image/etc/secret"));
    assertThat(root.resolve("/../../etc/./x")).isEqualTo(directory.resolve("image/etc/x"));
  }

  @Test
  void linksThatGoRoundInACircleAreRefused() throws Exception {
    link("a", "b");
    link("b", "a");
    assertThatThrownBy(() -> root.resolve("/etc/a")).isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void thisHostIsSeenAsItIs() throws Exception {
    assertThat(new Root(Path.of("/")).resolve("/etc/../etc/hosts"))
        .isEqualTo(Path.of("/etc/../etc/hosts"));
    assertThat(root.shown(directory.resolve("image/etc/real"))).isEqualTo("/etc/real");
  }
}

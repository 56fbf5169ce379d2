package jitsiprivacy.retention.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held under one name is held under the others that links give it. */
class LinkedPlacesTest {

  @TempDir Path directory;

  private Path real;
  private Path link;

  @BeforeEach
  void makeLink() throws IOException {
    real = Files.createDirectories(directory.resolve("data/logs"));
    link = Files.createSymbolicLink(directory.resolve("logs"), real);
    Files.createFile(real.resolve("jvb.log"));
  }

  private static boolean holds(Path held, Path item) {
    return new StandingHolds(
            List.of(TestHolds.hold("case-12", TestHolds.onFiles(held))), TestHolds.NOW)
        .on(Held.file(item, TestHolds.NOW))
        .isPresent();
  }

  @Test
  void theyAreOne() {
    assertThat(holds(link, real.resolve("jvb.log"))).isTrue();
    assertThat(holds(link.resolve("jvb.log"), real.resolve("jvb.log"))).isTrue();
    assertThat(holds(real.resolve("jvb.log"), link.resolve("jvb.log"))).isTrue();
    assertThat(holds(real, link.resolve("jvb.log"))).isTrue();
    assertThat(holds(real.resolve("jvb.log"), link.resolve("jicofo.log"))).isFalse();
    assertThat(holds(link.resolve("jvb.log"), directory.resolve("data"))).isTrue();
  }

  @Test
  void whatIsNotThereYetIsHeldWhereItWillBe() {
    Path later = link.resolve("2026/jvb.log");
    assertThat(holds(later, real.resolve("2026/jvb.log"))).isTrue();
    assertThat(holds(real.resolve("2026"), later)).isTrue();
    assertThat(holds(later, real.resolve("2027/jvb.log"))).isFalse();
  }

  @Test
  void aLinkThatGoesRoundIsWhereItIs() throws IOException {
    Path round = directory.resolve("round");
    Files.createSymbolicLink(round, round);
    assertThat(holds(round, round)).isTrue();
    assertThat(holds(round, real)).isFalse();
  }
}

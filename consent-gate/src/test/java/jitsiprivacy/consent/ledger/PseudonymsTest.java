package jitsiprivacy.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

  @TempDir Path folder;

  @Test
  void isHmacSha256CutTo128Bits() throws IOException {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    Path file = Files.write(folder.resolve("key"), key);
    assertThat(Pseudonyms.withKeyIn(file).of("room", "board"))
        .isEqualTo("aa4d0a774f37dd936bf0a9a352574d14");
    assertThat(file).hasBinaryContent(key);
  }

  @Test
  void isStableAndKeepsKindsApart() throws IOException {
    Path file = folder.resolve("new-folder/key");
    Pseudonyms pseudonyms = Pseudonyms.withKeyIn(file);
    String pseudonym = pseudonyms.of("room", "x");
    assertThat(pseudonyms.of("room", "x")).isEqualTo(pseudonym);
    assertThat(Pseudonyms.withKeyIn(file).of("room", "x")).isEqualTo(pseudonym);
    assertThat(pseudonyms.of("subject", "x")).isNotEqualTo(pseudonym);
    assertThat(pseudonyms.of("roo", "mx")).isNotEqualTo(pseudonym);
    assertThat(Pseudonyms.withKeyIn(folder.resolve("other")).of("room", "x"))
        .isNotEqualTo(pseudonym);
  }

  @Test
  void makesAPrivateKeyAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("key");
    Pseudonyms first = Pseudonyms.withKeyIn(file);
    assertThat(first.of("room", "x")).matches("[0-9a-f]{32}");
    assertThat(file).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void neverOverwritesWhatIsNoKey() throws IOException {
    for (int length : new int[] {0, 31, 33}) {
      Path file = Files.write(folder.resolve("key" + length), new byte[length]);
      assertThatThrownBy(() -> Pseudonyms.withKeyIn(file))
          .isInstanceOf(IOException.class)
          .hasMessage("%s is no pseudonym key: %d bytes instead of 32".formatted(file, length));
      assertThat(file).hasBinaryContent(new byte[length]);
    }
  }

  @Test
  void twoThatMakeItAtOnceGetTheSameKey() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 30; i++) {
        Path file = folder.resolve(i + "/key");
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<String> create =
            () -> {
              start.await();
              return Pseudonyms.withKeyIn(file).of("room", "x");
            };
        List<Future<String>> both = threads.invokeAll(List.of(create, create));
        assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
        try (Stream<Path> files = Files.list(file.getParent())) {
          assertThat(files).containsExactly(file);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

package jitsiprivacy.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jitsiprivacy.recording.seal.disk.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at once. Of two processes, RecordingsIT has more. */
class TwoRunsTest {

  @TempDir Path directory;

  @Test
  void aSecondRunOfTheSameProcessIsToldSo() throws Exception {
    TestHost host = new TestHost(directory);
    host.records("a.mp4", 10);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch tried = new CountDownLatch(1);
    Finalization works = host.finalization(Disk.local());
    Finalization waits =
        new Finalization(
            works.disk(),
            works.cipher(),
            works.keys(),
            works.to(),
            works.retentionClass(),
            works.keep(),
            works.facts(),
            (manifest, document) -> {
              inside.countDown();
              try {
                tried.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              works.evidence().sealed(manifest, document);
            },
            works.followUp(),
            works.listener(),
            works.clock());
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<Finalization.Outcome> first = executor.submit(() -> waits.run(host.recording()));
      inside.await();
      assertThatThrownBy(() -> works.run(host.recording()))
          .hasMessage("this process is sealing that recording already");
      tried.countDown();
      assertThat(first.get().result()).isEqualTo(Finalization.Result.SEALED);
    } finally {
      tried.countDown();
      executor.shutdownNow();
    }
    host.allIsSealed();
  }
}

package jitsiprivacy.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes write to one log and are killed at random, one or all, again and again; three
 * thousand times with {@code -Dslow=true}.
 */
class KillTest {

  private static final int KILLS = Boolean.getBoolean("slow") ? 3000 : 6;
  private static final int KILLS_OF_A_LOG = 60;
  private static final int KILLS_BETWEEN_CHECKS = 6;
  private static final int MOST_LINES = 40;

  @TempDir Path onDisk;

  @TempDir(factory = InMemory.class)
  Path inMemory;

  private final Random random = new Random(1);
  private final WritingProcess.Habit[] habits = {
    WritingProcess.Habit.SINGLE, WritingProcess.Habit.BATCH, WritingProcess.Habit.PUBLISH
  };
  private SignerKey key;
  private final Queue<Long> twice = new ConcurrentLinkedQueue<>();
  private int killed;
  private long acknowledged;

  @BeforeEach
  void makeKey() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
  }

  @Test
  void whatWasAcknowledgedIsThere() throws Exception {
    for (int i = 0; killed < KILLS; i++) {
      Path parent = i % 2 == 0 ? onDisk : inMemory;
      Path directory = Files.createDirectory(parent.resolve("log-" + i));
      killAndCheck(directory);
      Witnessed.delete(directory);
      System.out.println(killed + " killed, " + acknowledged + " acknowledged entries are there");
    }
  }

  private void killAndCheck(Path directory) throws Exception {
    Map<Long, String> recorded = new ConcurrentHashMap<>();
    List<Checkpoint> seen = new ArrayList<>();
    for (int kills = 0; kills < KILLS_OF_A_LOG && killed < KILLS; kills += KILLS_BETWEEN_CHECKS) {
      killSome(directory, recorded);
      check(directory, recorded, seen);
      if (seen.size() % 5 == 1) {
        assertThat(new ReferenceVerifier(key.verifier()).log(directory, List.of()))
            .startsWith("ok: ");
      }
    }
    acknowledged += recorded.size();
  }

  private void killSome(Path directory, Map<Long, String> recorded) throws Exception {
    List<Followed> running = new ArrayList<>();
    for (WritingProcess.Habit habit : habits) {
      running.add(new Followed(directory, habit, recorded));
    }
    for (int kills = 0; kills < KILLS_BETWEEN_CHECKS; ) {
      int victim = random.nextInt(habits.length);
      running.get(victim).await(1 + random.nextInt(MOST_LINES));
      boolean all = random.nextInt(3) == 0;
      for (int i = 0; i < habits.length; i++) {
        if (all || i == victim) {
          running.get(i).kill();
          running.set(i, new Followed(directory, habits[i], recorded));
          kills++;
          killed++;
        }
      }
    }
    for (Followed each : running) {
      each.kill();
      killed++;
    }
  }

  /** A process, and a thread that remembers what it acknowledged. */
  private final class Followed {

    private static final int KILLED = 128 + 9;

    private final Writer writer;
    private final Semaphore lines = new Semaphore(0);
    private final Thread follower;

    Followed(Path directory, WritingProcess.Habit habit, Map<Long, String> recorded)
        throws IOException {
      writer = new Writer(directory, key, habit);
      follower = new Thread(() -> follow(recorded));
      follower.start();
    }

    private void follow(Map<Long, String> recorded) {
      try {
        for (String line = writer.next(); line != null; line = writer.next()) {
          String[] words = line.split(" ", -1);
          long first = Long.parseLong(words[0]);
          for (int i = 0; i < Integer.parseInt(words[1]); i++) {
            if (recorded.putIfAbsent(first + i, words[2] + "-" + i) != null) {
              twice.add(first + i);
            }
          }
          lines.release();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        lines.release(MOST_LINES);
      }
    }

    void await(int count) throws InterruptedException {
      lines.acquire(count);
    }

    void kill() throws InterruptedException {
      writer.close();
      follower.join();
      assertThat(writer.exit()).as("it ended by itself").isEqualTo(KILLED);
    }
  }

  private void check(Path directory, Map<Long, String> recorded, List<Checkpoint> seen)
      throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      seen.add(log.publish());
    }
    Checkpoint now = new LogVerifier(directory, key.verifier()).verify(seen, size -> {});
    assertThat(twice).as("indices that were given away before").isEmpty();
    Map<String, Long> places = Witnessed.places(directory, now.size());
    recorded.forEach((index, entry) -> assertThat(places.get(entry)).as(entry).isEqualTo(index));
  }
}

package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import org.junit.jupiter.api.Test;

class SqliteRetentionTest extends RetentionContract {

  private static final int PSEUDONYM = 32;

  /** Even a busy one has something else to do. */
  private static final long PAUSE_OF_A_FOCUS = Duration.ofMillis(3).toNanos();

  @Override
  LedgerOptions empty() {
    return LedgerOptions.OF_THIS_HOST;
  }

  /** Of many, so that pages are split and rows move. */
  private List<KeptDecision> append(int count, int second) throws Exception {
    List<KeptDecision> kept = new ArrayList<>();
    for (int i = 0; i < count; i += 20) {
      List<ConsentRecord> some = new ArrayList<>();
      for (int each = 0; each < 20; each++) {
        DataSubject subject = new DataSubject("guest-" + second + "-" + i + "-" + each, false);
        some.add(Decisions.granted(subject, Decisions.MEETING, second + (i + each) % 2 * 100));
      }
      kept.addAll(ledger.append(some));
    }
    return kept;
  }

  /** What of all files of the ledger looks like one of these. */
  private Set<String> found(Set<String> wanted) throws Exception {
    Set<String> found = new HashSet<>();
    try (Stream<Path> files = Files.list(state)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (int at = 0; at + PSEUDONYM <= bytes.length(); at++) {
          if (wanted.contains(bytes.substring(at, at + PSEUDONYM))) {
            found.add(bytes.substring(at, at + PSEUDONYM));
          }
        }
      }
    }
    return found;
  }

  @Test
  void noByteOfWhatWasDeletedIsInAnyFile() throws Exception {
    Set<String> gone = new HashSet<>();
    Set<String> stays = new HashSet<>();
    for (KeptDecision each : append(3_000, 0)) {
      Set<String> these = each.time().isAfter(Decisions.TIME.plusSeconds(50)) ? stays : gone;
      these.add(each.id());
      these.add(each.subject());
    }
    assertThat(found(gone)).hasSameSizeAs(gone);
    deleteAll(Decisions.TIME.plusSeconds(50));
    assertThat(found(gone)).isEmpty();
    assertThat(found(stays)).isEqualTo(stays);
    assertThat(Files.size(LedgerOptions.file(state).resolveSibling("consent.db-wal"))).isZero();
  }

  @Test
  void theSameForAnErasure() throws Exception {
    ledger.append(
        List.of(
            Decisions.decided(
                Decisions.ACCOUNT, Decisions.MEETING, Purpose.RECORDING, ConsentState.REFUSED, 0)));
    String subject = ledger.subject(Decisions.ACCOUNT);
    assertThat(found(Set.of(subject))).isNotEmpty();
    retention.erase(subject, any -> true);
    assertThat(found(Set.of(subject))).isEmpty();
  }

  @Test
  void aFocusThatWritesMeanwhileLosesNothing() throws Exception {
    append(2_000, 0);
    deletesWhileAFocusWrites();
  }

  @Test
  void aLargeFileBecomesSmallerWhileAFocusWrites() throws Exception {
    String large = "x".repeat(20_000);
    try (SqlLedger other =
        SqlLedger.of(
            options, state, Pseudonyms.withKeyIn(state.resolve("other.key")), any -> large)) {
      for (int i = 0; i < 1_500; i += 100) {
        other.append(
            Collections.nCopies(100, i).stream()
                .map(second -> Decisions.granted(Decisions.GUEST, Decisions.MEETING, second / 2))
                .toList());
      }
    }
    long before = Files.size(LedgerOptions.file(state));
    assertThat(before).isGreaterThan(30_000_000);
    deletesWhileAFocusWrites();
    assertThat(Files.size(LedgerOptions.file(state))).isLessThan(before / 10);
  }

  private void deletesWhileAFocusWrites() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Set<String> written = new HashSet<>();
    List<Throwable> failed = new ArrayList<>();
    Thread focus =
        new Thread(
            () -> {
              try {
                while (!ended.get()) {
                  ConsentRecord next = Decisions.granted(Decisions.GUEST, Decisions.OTHER, 50_000);
                  written.add(ledger.append(List.of(next)).get(0).id());
                  LockSupport.parkNanos(PAUSE_OF_A_FOCUS);
                }
              } catch (Exception e) {
                failed.add(e);
              }
            });
    focus.start();
    deleteAll(Decisions.TIME.plusSeconds(1_000));
    ended.set(true);
    focus.join(Duration.ofSeconds(30).toMillis());
    assertThat(failed).isEmpty();
    assertThat(written).isNotEmpty();
    assertThat(Set.copyOf(ids())).isEqualTo(written);
  }

  @Test
  void aRunThatIsKilledLeavesALedgerThatTheNextOneGoesOnWith() throws Exception {
    append(4_000, 0);
    Random random = new Random(1);
    int left = ids().size();
    for (int i = 0; i < 3; i++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  RetentionInProcess.class.getName(),
                  state.toString())
              .redirectError(state.resolve("err.log").toFile())
              .start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (int line = 0; line < 2 + random.nextInt(6); line++) {
          assertThat(out.readLine()).isNotNull();
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
      int now = ids().size();
      assertThat(now).isLessThan(left);
      left = now;
    }
    assertThat(left).isPositive();
    // Nothing is due, and yet what it left in the files goes.
    deleteAll(Decisions.TIME.minusSeconds(1_000));
    assertThat(Files.size(LedgerOptions.file(state).resolveSibling("consent.db-wal"))).isZero();
    ledger.append(List.of(Decisions.granted(Decisions.GUEST, Decisions.OTHER, 50_000)));
    deleteAll(Decisions.TIME.plusSeconds(1_000));
    assertThat(ids()).hasSize(1);
  }
}

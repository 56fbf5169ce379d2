package jitsiprivacy.consent.ledger.sql;

import static jitsiprivacy.consent.ledger.sql.Decisions.ACCOUNT;
import static jitsiprivacy.consent.ledger.sql.Decisions.GUEST;
import static jitsiprivacy.consent.ledger.sql.Decisions.MEETING;
import static jitsiprivacy.consent.ledger.sql.Decisions.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class SqliteLedgerTest extends LedgerContract {

  @Override
  LedgerOptions empty() {
    return LedgerOptions.OF_THIS_HOST;
  }

  @Override
  void execute(String sql) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  String success() {
    return "1";
  }

  @Override
  String rowId() {
    return "integer primary key";
  }

  private Path file() {
    return LedgerOptions.file(state);
  }

  private Path beside(String suffix) {
    return file().resolveSibling(file().getFileName() + suffix);
  }

  private Connection connect() throws Exception {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file());
    return source.getConnection();
  }

  @Test
  void nobodyElseMayReadTheFiles() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    for (Path path : List.of(file(), beside("-wal"), beside("-shm"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  /** The first of them makes it, and one that comes into that must not give up. */
  @RepeatedTest(8)
  void manyOpenANewOneAtOnce() throws Exception {
    int programs = 8;
    CyclicBarrier together = new CyclicBarrier(programs);
    Callable<List<KeptDecision>> opens =
        () -> {
          SqlLedger one = another();
          together.await();
          return one.append(List.of()); // Whether it can be written.
        };
    ExecutorService threads = Executors.newFixedThreadPool(programs);
    try {
      for (var each : threads.invokeAll(Collections.nCopies(programs, opens))) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void worksAgainWhenTheFolderCanBeReached() throws Exception {
    Path folder = state.resolve("folder");
    Files.createFile(folder);
    try (SqlLedger one = SqlLedger.of(options, folder, pseudonyms, decision -> "")) {
      assertThatThrownBy(() -> one.append(List.of()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining(folder.resolve("consent.db").toString());
      Files.delete(folder);
      one.append(List.of(granted(ACCOUNT, MEETING, 0)));
      assertThat(one.recall(ACCOUNT, MEETING)).hasSize(1);
    }
  }

  @Test
  void noticesThatTheDatabaseWasRemoved() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    Files.delete(file());
    appendsToAFileThatIsThere();
  }

  @Test
  void noticesThatTheLogWasRemoved() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    Files.delete(beside("-wal"));
    appendsToAFileThatIsThere();
  }

  @Test
  void noticesThatAllWasRemoved() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    for (Path path : List.of(file(), beside("-wal"), beside("-shm"))) {
      Files.delete(path);
    }
    appendsToAFileThatIsThere();
  }

  private void appendsToAFileThatIsThere() throws Exception {
    List<ConsentRecord> after = List.of(granted(ACCOUNT, MEETING, 1), granted(ACCOUNT, MEETING, 2));
    for (ConsentRecord each : after) {
      ledger.append(List.of(each));
    }
    assertThat(file()).exists();
    assertThat(all())
        .extracting(KeptDecision::id)
        .containsAll(after.stream().map(ConsentRecord::id).toList());
  }

  @Test
  void failsWhileAnotherOneHoldsTheLock() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");
      assertThatThrownBy(() -> ledger.append(List.of(granted(ACCOUNT, MEETING, 1))))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("locked");
      statement.execute("rollback");
    }
    ledger.append(List.of(granted(ACCOUNT, MEETING, 1)));
    assertThat(all()).hasSize(2);
  }

  @Test
  void aFullDiskIsAFaultThatPasses() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    try (SqlLedger limited = another()) {
      limited.append(List.of());
      long pages = limit(limited);
      List<ConsentRecord> many = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        many.add(granted(GUEST, MEETING, i));
      }
      assertThat(pages).isPositive();
      assertThatThrownBy(() -> limited.append(many))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("full");
      assertThat(all()).hasSize(1);
      limited.append(many); // On a connection without the limit, as after a cleaning up.
    }
    assertThat(all()).hasSize(2_001);
  }

  /** SQLite says the same where the disk is full. */
  private static long limit(SqlLedger ledger) throws LedgerException {
    return ledger.onDatabase(
        handle -> {
          long pages = handle.createQuery("pragma page_count").mapTo(Long.class).one();
          handle.execute("pragma max_page_count = " + pages);
          return pages;
        });
  }

  @Test
  void anotherFileInItsPlaceIsFollowedFromItsBeginning() throws Exception {
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    ledger.append(List.of());
    ledger.follow(heard::add);
    SqlLedger other = another();
    KeptDecision first = other.append(List.of(now(ACCOUNT))).get(0);
    await().atMost(LONG_ENOUGH).until(() -> heard.contains(first));
    for (Path path : List.of(file(), beside("-wal"), beside("-shm"))) {
      Files.delete(path);
    }
    KeptDecision second = other.append(List.of(now(ACCOUNT))).get(0);
    await().atMost(LONG_ENOUGH).until(() -> heard.contains(second));
  }

  @Test
  void whatIsNoDatabaseIsTold() throws Exception {
    Files.writeString(
        file(), "certainly not a database, but long enough to be looked at ".repeat(9));
    assertThatThrownBy(() -> ledger.append(List.of()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("not a database");
  }
}

package jitsiprivacy.consent.ledger.sql;

import static jitsiprivacy.consent.ledger.sql.Decisions.ACCOUNT;
import static jitsiprivacy.consent.ledger.sql.Decisions.GUEST;
import static jitsiprivacy.consent.ledger.sql.Decisions.MEETING;
import static jitsiprivacy.consent.ledger.sql.Decisions.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresLedgerTest extends LedgerContract {

  @RegisterExtension final ServerOfThisRun run = new ServerOfThisRun();

  @Override
  LedgerOptions empty() throws Exception {
    return run.server().newDatabase();
  }

  @Override
  void execute(String sql) throws Exception {
    try (Connection connection = new PostgresSource(options).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  String success() {
    return "true";
  }

  @Override
  String rowId() {
    return "serial primary key";
  }

  private static ConsentRecord now() {
    return Decisions.at(granted(GUEST, MEETING, 0), Instant.now());
  }

  /** All that are connected but the one that asks. */
  private void disconnectAll() throws Exception {
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  @Test
  void connectsAgainByItself() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    for (int i = 0; i < 3; i++) {
      disconnectAll();
      ConsentRecord record = granted(ACCOUNT, MEETING, i);
      await()
          .atMost(LONG_ENOUGH)
          .ignoreExceptionsInstanceOf(LedgerException.class)
          .until(() -> ledger.append(List.of(record)).size() == 1);
    }
    assertThat(all()).hasSize(4);
  }

  @Test
  void whoFollowsMakesUpForWhatCameWhileItWasCutOff() throws Exception {
    try (CuttableLine line = new CuttableLine(run.server().port())) {
      SqlLedger cut = another(run.server().at(options, line.port()));
      List<KeptDecision> heard = new CopyOnWriteArrayList<>();
      cut.append(List.of());
      cut.follow(heard::add);
      SqlLedger other = another();
      KeptDecision first = other.append(List.of(now())).get(0);
      await().atMost(LONG_ENOUGH).until(() -> heard.contains(first));
      line.cut();
      List<KeptDecision> missed = other.append(List.of(now(), now()));
      Thread.sleep(300);
      line.mend();
      await().atMost(LONG_ENOUGH).until(() -> heard.containsAll(missed));
      KeptDecision last = other.append(List.of(now())).get(0);
      await().atMost(LONG_ENOUGH).until(() -> heard.contains(last));
    }
  }

  /** The number of a row is given before it can be seen. */
  @Test
  void whoFollowsHearsOfARowThatBecomesVisibleAfterALaterOne() throws Exception {
    ledger.append(List.of(now()));
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    ledger.follow(heard::add);
    SqlLedger second = another();
    KeptDecision known = second.append(List.of(now())).get(0);
    await().atMost(LONG_ENOUGH).until(() -> heard.contains(known));
    String id = "f".repeat(32);
    try (Connection slow = new PostgresSource(options).getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(
          "insert into consent_decision (id, writer, time, room, subject, account, purpose, state,"
              + " cause, notice_version, notice_language, notice_hash, basis, document)"
              + " select '"
              + id
              + "', 'slow', time, room, subject, account, purpose, state, cause, notice_version,"
              + " notice_language, notice_hash, basis, document from consent_decision limit 1");
      KeptDecision later = second.append(List.of(now())).get(0);
      await().atMost(LONG_ENOUGH).until(() -> heard.contains(later));
      disconnectFollowers();
      KeptDecision afterwards = second.append(List.of(now())).get(0);
      await().atMost(LONG_ENOUGH).until(() -> heard.contains(afterwards));
      slow.commit();
    }
    disconnectFollowers();
    await().atMost(LONG_ENOUGH).until(() -> heard.stream().anyMatch(each -> each.id().equals(id)));
  }

  private void disconnectFollowers() throws Exception {
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid() and (query like"
            + " 'listen%' or query like '%max(seq)%' or query like '%writer%limit%')"
            + " and state = 'idle'");
  }

  @Test
  void whatAnybodySendsOnTheChannelEndsNothing() throws Exception {
    ledger.append(List.of());
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    ledger.follow(heard::add);
    KeptDecision first = another().append(List.of(now())).get(0);
    await().atMost(LONG_ENOUGH).until(() -> heard.contains(first));
    for (String text :
        List.of(
            "",
            "garbage",
            "0 0",
            "f".repeat(32) + " 99999999999999999999 1",
            "f".repeat(32) + " 0 999999999999999999")) {
      execute("select pg_notify('jitsi_privacy_consent', '" + text + "')");
    }
    KeptDecision second = another().append(List.of(now())).get(0);
    await().atMost(LONG_ENOUGH).until(() -> heard.contains(second));
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNoSecondDecision() throws Exception {
    try (CuttableLine line = new CuttableLine(run.server().port())) {
      SqlLedger cut = another(run.server().at(options, line.port()));
      List<KeptDecision> heard = new CopyOnWriteArrayList<>();
      ledger.append(List.of()); // Makes the tables, so that the other one has nothing to commit.
      ledger.follow(heard::add);
      ConsentRecord record = now();
      line.cutAfter("COMMIT");
      assertThatThrownBy(() -> cut.append(List.of(record)))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("cannot be written");
      await().atMost(LONG_ENOUGH).until(() -> all().size() == 1);
      line.mend();
      ConsentRecord more = now();
      await()
          .atMost(LONG_ENOUGH)
          .ignoreExceptionsInstanceOf(LedgerException.class)
          .until(() -> cut.append(List.of(record, more)).size() == 2);
      assertThat(all()).extracting(KeptDecision::id).containsExactly(record.id(), more.id());
      await().atMost(LONG_ENOUGH).until(() -> heard.containsAll(all()));
    }
  }

  @Test
  void whatIsWrongIsToldWithoutThePassword() throws Exception {
    Path password = state.resolve("password");
    Files.writeString(password, "wrong-and-secret", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    LedgerOptions wrong =
        new LedgerOptions(
            LedgerOptions.Kind.POSTGRESQL, options.url(), options.user(), Optional.of(password));
    assertThat(failure(wrong)).endsWith("has the mode rw-r--r--: run chmod 0640 or 0600");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(failure(wrong)).contains("password authentication failed for user \"jitsi\"");
    Files.writeString(password, "\n");
    assertThat(failure(wrong)).endsWith("must hold one line with the password");
    Files.delete(password);
    assertThat(failure(wrong)).contains("password file " + password + " cannot be read");
    LedgerOptions nobodyThere = run.server().at(options, 1);
    assertThat(failure(nobodyThere)).contains("jdbc:postgresql://127.0.0.1:1/", "refused");
  }

  private String failure(LedgerOptions wrong) {
    try {
      another(wrong).append(List.of());
      throw new AssertionError("it works");
    } catch (LedgerException e) {
      String trace = Throwables.getStackTrace(e);
      assertThat(trace).doesNotContain("wrong-and-secret").doesNotContain("not-for-logs");
      return e.getMessage();
    }
  }

  @Test
  void aDatabaseThatOnlyAnswersQuestionsIsNone() throws Exception {
    ledger.append(List.of(now()));
    execute("alter database " + name() + " set default_transaction_read_only = on");
    ledger.close();
    assertThatThrownBy(() -> ledger.append(List.of())).isInstanceOf(LedgerException.class);
    run.server().execute("alter database " + name() + " set default_transaction_read_only = off");
    ledger.append(List.of());
  }

  private String name() {
    String url = options.url().orElseThrow();
    return url.substring(url.lastIndexOf('/') + 1);
  }
}

package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.notice.NoticeRef;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Deletes decisions that are kept no longer, a few at a time: others read and write the ledger
 * meanwhile, and hardly notice. Whoever is killed over it leaves a ledger in which nothing stands
 * that did not stand before.
 *
 * <p>A refusal, a withdrawal and what expired have ended when they were written. So has a grant
 * that does not say until when it lasts: it is for one meeting, and nobody writes down when that is
 * over. Any other ends when it says so, or when another decision takes its place.
 */
public final class ConsentRetention implements AutoCloseable {

  /** With so many, who wants to write meanwhile waits for some milliseconds. */
  private static final int AT_ONCE = 100;

  private static final int ATTEMPTS = 5;

  private static final String ENDED =
      """
      select * from (
        select d.seq, d.id, d.time, d.room, d.subject, d.notice_version, d.notice_language,
          d.notice_hash, length(d.document) as bytes,
          case
            when d.state <> 'GRANTED' or d.until is null then d.time
            else coalesce(
              (select case when l.time < d.until then l.time else d.until end
               from consent_decision l where %s order by l.time, l.seq limit 1),
              d.until)
          end as ended
        from consent_decision d
        where d.time <= :by and (d.time, d.seq) > (:time, :seq)) e
      where e.ended <= :by order by e.time, e.seq limit %d
      """
          .formatted(Replacing.CONDITION, AT_ONCE);

  /** Not while there is a grant that it ended: that one would count again. */
  private static final String DELETE =
      """
      delete from consent_decision where seq = :seq and not exists (
        select 1 from consent_decision d, consent_decision l
        where l.seq = :seq and d.state = 'GRANTED' and %s)
      """
          .formatted(Replacing.CONDITION);

  private static final String OF_A_SUBJECT =
      """
      select %s from consent_decision
      where subject = :subject and (purpose, time, seq) > (:purpose, :time, :seq)
      order by purpose, time, seq limit %d
      """
          .formatted(DecisionRow.COLUMNS, AT_ONCE);

  private static final String IS_REFERRED_TO =
      "exists (select 1 from consent_decision where notice_version = :version"
          + " and notice_language = :language and notice_hash = :hash and seq > :seq)";

  private final Database database;
  private final Set<NoticeRef> referredTo = new HashSet<>();
  private Optional<EndedDecision> newest = Optional.empty();

  ConsentRetention(Database database) {
    this.database = database;
  }

  /** The ledger of this host, or that of its fleet. Nothing is opened yet. */
  public static ConsentRetention of(LedgerOptions options, Path stateDirectory) {
    return new ConsentRetention(SqlLedger.database(options, stateDirectory));
  }

  /** How many decisions there are. */
  public long count() throws LedgerException {
    return database.read(
        handle ->
            handle.createQuery("select count(*) from consent_decision").mapTo(Long.class).one());
  }

  /**
   * The next few of those that ended by then, in the order in which they were made.
   *
   * @param last of those before; empty to begin with
   * @return empty when there are no more
   */
  public List<EndedDecision> next(Instant by, Optional<EndedDecision> last) throws LedgerException {
    return database.read(
        handle ->
            handle
                .createQuery(ENDED)
                .bind("by", Micros.of(by))
                .bind("time", last.map(one -> Micros.of(one.time())).orElse(Long.MIN_VALUE))
                .bind("seq", last.map(EndedDecision::seq).orElse(0L))
                .map((row, context) -> ended(row))
                .list());
  }

  private static EndedDecision ended(ResultSet row) throws SQLException {
    return new EndedDecision(
        row.getLong("seq"),
        row.getString("id"),
        Micros.at(row.getLong("time")),
        Micros.at(row.getLong("ended")),
        row.getString("room"),
        row.getString("subject"),
        new NoticeRef(
            row.getString("notice_version"),
            row.getString("notice_language"),
            row.getString("notice_hash")),
        row.getLong("bytes"));
  }

  /**
   * Deletes some, durably. What ended a grant that is still there stays with it.
   *
   * @param some in the order of {@link #next}
   * @return those that are gone
   */
  public List<EndedDecision> delete(List<EndedDecision> some) throws LedgerException {
    List<EndedDecision> gone = new ArrayList<>();
    for (int i = 0; i < some.size(); i += AT_ONCE) {
      List<EndedDecision> few = some.subList(i, Math.min(some.size(), i + AT_ONCE));
      int[] rows = deleteRows(DELETE, few.stream().map(EndedDecision::seq).toList());
      for (int each = 0; each < rows.length; each++) {
        if (rows[each] > 0) {
          gone.add(few.get(each));
        }
      }
    }
    for (EndedDecision each : gone) {
      referredTo.add(each.notice());
      newest = newest.filter(one -> !one.time().isBefore(each.time())).or(() -> Optional.of(each));
    }
    return gone;
  }

  private int[] deleteRows(String sql, List<Long> rows) throws LedgerException {
    long begun = System.nanoTime();
    int[] counts =
        patiently(
            () ->
                database.write(
                    handle -> {
                      PreparedBatch batch = handle.prepareBatch(sql);
                      rows.forEach(row -> batch.bind("seq", row).add());
                      return rows.isEmpty() ? new int[0] : batch.execute();
                    }));
    // As long as it took belongs to others.
    LockSupport.parkNanos(System.nanoTime() - begun);
    return counts;
  }

  /**
   * After the last one: what was deleted goes from the disk, and so do texts of notices that only
   * those referred to. Those of the newest version stay, for they may be shown right now.
   */
  public void finish() throws LedgerException {
    if (newest.isPresent()) {
      deleteNotices(newestVersion().orElse(newest.get().notice().version()));
    }
    clean(newest.isPresent());
  }

  private void clean(boolean deleted) throws LedgerException {
    patiently(
        () -> {
          database.clean(deleted);
          return null;
        });
  }

  private interface Step<T> {
    T run() throws LedgerException;
  }

  /** Nobody waits for this, and who writes all the time may be faster many times in a row. */
  private static <T> T patiently(Step<T> step) throws LedgerException {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.run();
      } catch (LedgerException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void deleteNotices(String inForce) throws LedgerException {
    for (NoticeRef notice : referredTo) {
      if (!notice.version().equals(inForce)) {
        deleteUnlessReferredTo(notice);
      }
    }
    referredTo.clear();
  }

  private Optional<String> newestVersion() throws LedgerException {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select notice_version from consent_decision"
                        + " order by time desc, seq desc limit 1")
                .mapTo(String.class)
                .findOne());
  }

  /** To look through all may take its time, and nobody has to wait meanwhile. */
  private void deleteUnlessReferredTo(NoticeRef notice) throws LedgerException {
    long last =
        database.read(
            handle ->
                handle
                    .createQuery("select coalesce(max(seq), 0) from consent_decision")
                    .mapTo(Long.class)
                    .one());
    if (database.read(handle -> isReferredTo(handle, notice, 0))) {
      return;
    }
    database.write(
        handle ->
            handle
                .createUpdate(
                    "delete from notice where version = :version and language = :language"
                        + " and hash = :hash and not "
                        + IS_REFERRED_TO)
                .bind("version", notice.version())
                .bind("language", notice.language())
                .bind("hash", notice.hash())
                .bind("seq", last)
                .execute());
  }

  private static boolean isReferredTo(Handle handle, NoticeRef notice, long after) {
    return handle
        .createQuery("select case when " + IS_REFERRED_TO + " then 1 else 0 end")
        .bind("version", notice.version())
        .bind("language", notice.language())
        .bind("hash", notice.hash())
        .bind("seq", after)
        .mapTo(Integer.class)
        .map(found -> found == 1)
        .one();
  }

  /**
   * Deletes all decisions of a subject but the proof that it agreed, which is each grant and what
   * ended it first. They are gone from the disk when this returns.
   *
   * @param subject a pseudonym
   * @param mayGo asked of those that are no proof
   */
  public Erasure erase(String subject, Predicate<KeptDecision> mayGo) throws LedgerException {
    Proof proof = new Proof();
    long proven = 0;
    long held = 0;
    long deleted = 0;
    Optional<DecisionRow> last = Optional.empty();
    while (true) {
      List<DecisionRow> page = of(subject, last);
      List<Long> going = new ArrayList<>();
      for (DecisionRow row : page) {
        if (proof.needs(row.decision())) {
          proven++;
        } else if (mayGo.test(row.decision())) {
          going.add(row.seq());
        } else {
          held++;
        }
      }
      for (int each : deleteRows("delete from consent_decision where seq = :seq", going)) {
        deleted += each;
      }
      if (page.size() < AT_ONCE) {
        break;
      }
      last = Optional.of(page.get(AT_ONCE - 1));
    }
    if (deleted > 0) {
      clean(true);
    }
    return new Erasure(deleted, proven, held);
  }

  private List<DecisionRow> of(String subject, Optional<DecisionRow> last) throws LedgerException {
    return database.read(
        handle ->
            handle
                .createQuery(OF_A_SUBJECT)
                .bind("subject", subject)
                .bind("purpose", last.map(row -> row.decision().purpose().id()).orElse(""))
                .bind(
                    "time",
                    last.map(row -> Micros.of(row.decision().time())).orElse(Long.MIN_VALUE))
                .bind("seq", last.map(DecisionRow::seq).orElse(0L))
                .map((row, context) -> DecisionRow.of(row))
                .list());
  }

  @Override
  public void close() {
    database.close();
  }
}

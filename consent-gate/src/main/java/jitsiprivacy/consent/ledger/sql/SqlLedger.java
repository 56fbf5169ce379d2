package jitsiprivacy.consent.ledger.sql;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.DocumentFormat;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.LedgerPseudonyms;
import jitsiprivacy.consent.ledger.NoticeStore;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.notice.NoticeRef;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The ledger in a database. Thread-safe. Names never get into it: their pseudonyms do. */
public final class SqlLedger implements ConsentLedger, NoticeStore {

  private static final String PROBE =
      "insert into notice (version, language, hash, text)"
          + " select version, language, hash, text from notice where 1 = 0";

  /**
   * Of each purpose the last row here, and of an account the last of all. By way of the indexes:
   * somebody may have decided thousands of times.
   */
  private static final String RECALL =
      """
      with purposes as (select distinct purpose from consent_decision where subject = :subject)
      select %s from consent_decision
      where seq in (
        select (
          select h.seq from consent_decision h
          where h.meeting = :meeting and h.subject = :subject and h.purpose = p.purpose
          order by h.time desc, h.seq desc limit 1)
        from purposes p
        union all
        select (
          select a.seq from consent_decision a
          where a.subject = :subject and a.purpose = p.purpose and a.account = 1
          order by a.time desc, a.seq desc limit 1)
        from purposes p)
      order by time, seq
      """
          .formatted(DecisionRow.COLUMNS);

  private final Database database;
  private final LedgerPseudonyms pseudonyms;
  private final DocumentFormat documents;

  /** Of this instance, for as long as it is there. */
  private final String writer = RecordId.random();

  // Guarded by this.
  private final List<Database.Following> followings = new ArrayList<>();

  private SqlLedger(Database database, LedgerPseudonyms pseudonyms, DocumentFormat documents) {
    this.database = database;
    this.pseudonyms = pseudonyms;
    this.documents = documents;
  }

  /**
   * The ledger of this host, or that of its fleet. Nothing is opened yet.
   *
   * @param documents writes what is kept with a decision
   */
  public static SqlLedger of(
      LedgerOptions options, Path stateDirectory, Pseudonyms pseudonyms, DocumentFormat documents) {
    return new SqlLedger(
        database(options, stateDirectory), new LedgerPseudonyms(pseudonyms), documents);
  }

  static Database database(LedgerOptions options, Path stateDirectory) {
    return switch (options.kind()) {
      case SQLITE -> new SqliteDatabase(LedgerOptions.file(stateDirectory));
      case POSTGRESQL -> new PostgresDatabase(options);
    };
  }

  @Override
  public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
    List<KeptDecision> kept = records.stream().map(this::kept).toList();
    write(kept);
    return kept;
  }

  /**
   * For who knows pseudonyms only. The documents are written here; those given do not count.
   *
   * @return the decisions as they are kept
   */
  public List<KeptDecision> appendKept(List<KeptDecision> decisions) throws LedgerException {
    List<KeptDecision> kept = decisions.stream().map(this::documented).toList();
    write(kept);
    return kept;
  }

  private void write(List<KeptDecision> decisions) throws LedgerException {
    database.write(
        handle -> {
          if (decisions.isEmpty()) {
            handle.execute(PROBE); // Whether it could be written.
          } else {
            insert(handle, decisions);
          }
          return null;
        });
  }

  private void insert(Handle handle, List<KeptDecision> decisions) {
    database.insert(
        handle,
        writer,
        () -> {
          PreparedBatch batch = handle.prepareBatch(DecisionRow.INSERT);
          for (KeptDecision decision : decisions) {
            DecisionRow.bind(batch, writer, decision);
            batch.add();
          }
          batch.execute();
        });
  }

  @Override
  public List<PriorDecision> recall(DataSubject who, Meeting where) throws LedgerException {
    Optional<String> meeting = meeting(where);
    if (!who.isAccount() && meeting.isEmpty()) {
      return List.of();
    }
    List<KeptDecision> last =
        database.read(
            handle ->
                handle
                    .createQuery(RECALL)
                    .bind("subject", subject(who))
                    .bind("meeting", meeting.orElse(""))
                    .map((row, context) -> DecisionRow.of(row).decision())
                    .list());
    return Recalled.of(last, meeting);
  }

  @Override
  public synchronized void follow(Consumer<KeptDecision> listener) {
    followings.add(database.follow(writer, listener));
  }

  @Override
  public String subject(DataSubject who) {
    return pseudonyms.subject(who);
  }

  @Override
  public Optional<String> meeting(Meeting meeting) {
    return pseudonyms.meeting(meeting);
  }

  @Override
  public void keep(NoticeRef notice, String text) throws LedgerException {
    if (!sha256(text).equals(notice.hash())) {
      throw new IllegalArgumentException("the hash is not that of the notice " + name(notice));
    }
    database.write(
        handle -> {
          handle
              .createUpdate(
                  "insert into notice (version, language, hash, text)"
                      + " values (:version, :language, :hash, :text) on conflict do nothing")
              .bind("version", notice.version())
              .bind("language", notice.language())
              .bind("hash", notice.hash())
              .bind("text", text)
              .execute();
          if (Notices.text(handle, notice).isEmpty()) {
            throw new LedgerException(
                "another text of the notice "
                    + name(notice)
                    + " was shown before: give the changed one a version of its own",
                null);
          }
          return null;
        });
  }

  @Override
  public Optional<String> text(NoticeRef notice) throws LedgerException {
    return database.read(handle -> Notices.text(handle, notice));
  }

  /** For tests. */
  <T> T onDatabase(Database.Work<T> work) throws LedgerException {
    return database.read(work);
  }

  @Override
  public void close() {
    List<Database.Following> all;
    synchronized (this) {
      all = List.copyOf(followings);
      followings.clear();
    }
    all.forEach(Database.Following::end);
    database.close();
  }

  private KeptDecision kept(ConsentRecord record) {
    return documented(
        new KeptDecision(
            record.id(),
            Micros.cut(record.time()),
            record.asked().map(Micros::cut),
            pseudonyms.room(record.meeting().room()),
            meeting(record.meeting()),
            subject(record.subject()),
            record.subject().isAccount(),
            record.purpose(),
            record.state(),
            record.cause(),
            record.notice(),
            record.basis(),
            record.until().map(Micros::cut),
            ""));
  }

  private KeptDecision documented(KeptDecision decision) {
    return new KeptDecision(
        decision.id(),
        Micros.cut(decision.time()),
        decision.asked().map(Micros::cut),
        decision.room(),
        decision.meeting(),
        decision.subject(),
        decision.isAccount(),
        decision.purpose(),
        decision.state(),
        decision.cause(),
        decision.notice(),
        decision.basis(),
        decision.until().map(Micros::cut),
        documents.of(decision));
  }

  private static String name(NoticeRef notice) {
    return notice.version() + " (" + notice.language() + ")";
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}

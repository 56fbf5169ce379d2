package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.notice.NoticeRef;
import org.jdbi.v3.core.statement.Query;

/** What stands in the ledger, for who reads it. */
public final class ConsentArchive implements AutoCloseable {

  /** Takes one decision after the other. */
  @FunctionalInterface
  public interface Reader {
    void decision(KeptDecision decision) throws IOException;
  }

  /** By the time of the decision. */
  public enum Order {
    NEWEST_FIRST("desc", "<"),
    OLDEST_FIRST("asc", ">");

    private final String direction;
    private final String beyond;

    Order(String direction, String beyond) {
      this.direction = direction;
      this.beyond = beyond;
    }
  }

  private static final int PAGE = 1_000;

  /**
   * The last of its purpose in its meeting; and no grant that an account took back elsewhere since.
   */
  private static final String STANDS =
      "not exists (select 1 from consent_decision l where " + Replacing.CONDITION + ")";

  private final Database database;

  ConsentArchive(Database database) {
    this.database = database;
  }

  /** The ledger of this host, or that of its fleet. Nothing is opened yet. */
  public static ConsentArchive of(LedgerOptions options, Path stateDirectory) {
    return new ConsentArchive(SqlLedger.database(options, stateDirectory));
  }

  /** All decisions. What is added meanwhile may be left out. */
  public void find(DecisionFilter filter, Order order, Reader reader)
      throws LedgerException, IOException {
    pages(filter, filter.sql(), order, reader);
  }

  /**
   * Those that nothing has replaced since: where each subject stands. A grant whose time is over is
   * among them until somebody writes that it expired.
   */
  public void standing(DecisionFilter filter, Order order, Reader reader)
      throws LedgerException, IOException {
    pages(filter, filter.sql() + " and " + STANDS, order, reader);
  }

  /**
   * By pages, since who reads may take its time: a transaction that lasted as long would be in the
   * way of those who write.
   */
  private void pages(DecisionFilter filter, String condition, Order order, Reader reader)
      throws LedgerException, IOException {
    Optional<DecisionRow> last = Optional.empty();
    while (true) {
      List<DecisionRow> page = page(filter, condition, order, last);
      for (DecisionRow row : page) {
        reader.decision(row.decision());
      }
      if (page.size() < PAGE) {
        return;
      }
      last = Optional.of(page.get(PAGE - 1));
    }
  }

  private List<DecisionRow> page(
      DecisionFilter filter, String condition, Order order, Optional<DecisionRow> last)
      throws LedgerException {
    String sql =
        "select "
            + DecisionRow.COLUMNS
            + " from consent_decision d where "
            + condition
            + (last.isPresent() ? " and (d.time, d.seq) " + order.beyond + " (:time, :seq)" : "")
            + " order by d.time "
            + order.direction
            + ", d.seq "
            + order.direction
            + " limit "
            + PAGE;
    return database.read(
        handle -> {
          Query query = handle.createQuery(sql);
          filter.bind(query);
          last.ifPresent(
              row -> {
                query.bind("time", Micros.of(row.decision().time()));
                query.bind("seq", row.seq());
              });
          return query.map((row, context) -> DecisionRow.of(row)).list();
        });
  }

  /** One, or one for each purpose that was decided with it. */
  public List<KeptDecision> byId(String id) throws LedgerException {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + DecisionRow.COLUMNS
                        + " from consent_decision where id = :id order by seq")
                .bind("id", id)
                .map((row, context) -> DecisionRow.of(row).decision())
                .list());
  }

  /** The text that was shown, where it is kept. */
  public Optional<String> notice(NoticeRef notice) throws LedgerException {
    return database.read(handle -> Notices.text(handle, notice));
  }

  @Override
  public void close() {
    database.close();
  }
}

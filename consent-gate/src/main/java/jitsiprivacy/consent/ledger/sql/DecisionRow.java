package jitsiprivacy.consent.ledger.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.notice.NoticeRef;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * A row of {@code consent_decision}.
 *
 * @param seq grows with each row, but a smaller one may become visible later
 */
record DecisionRow(long seq, KeptDecision decision) {

  static final String COLUMNS =
      "seq, id, time, asked, room, meeting, subject, account, purpose, state, cause,"
          + " notice_version, notice_language, notice_hash, basis, until, document";

  static final String INSERT =
      """
      insert into consent_decision
        (id, writer, time, asked, room, meeting, subject, account, purpose, state, cause,
         notice_version, notice_language, notice_hash, basis, until, document)
      values (:id, :writer, :time, :asked, :room, :meeting, :subject, :account, :purpose, :state,
         :cause, :notice_version, :notice_language, :notice_hash, :basis, :until, :document)
      on conflict do nothing
      """;

  /** Fills in what {@link #INSERT} has. */
  static void bind(SqlStatement<?> statement, String writer, KeptDecision decision) {
    statement
        .bind("id", decision.id())
        .bind("writer", writer)
        .bind("time", Micros.of(decision.time()))
        .bind("asked", micros(decision.asked()))
        .bind("room", decision.room())
        .bind("meeting", decision.meeting().orElse(null))
        .bind("subject", decision.subject())
        .bind("account", decision.isAccount() ? 1 : 0)
        .bind("purpose", decision.purpose().id())
        .bind("state", decision.state().name())
        .bind("cause", decision.cause().name())
        .bind("notice_version", decision.notice().version())
        .bind("notice_language", decision.notice().language())
        .bind("notice_hash", decision.notice().hash())
        .bind("basis", decision.basis().name())
        .bind("until", micros(decision.until()))
        .bind("document", decision.document());
  }

  /**
   * Of a result with {@link #COLUMNS}.
   *
   * @throws SQLException also when this version does not know what stands there
   */
  static DecisionRow of(ResultSet row) throws SQLException {
    long seq = row.getLong("seq");
    try {
      return new DecisionRow(
          seq,
          new KeptDecision(
              row.getString("id"),
              Micros.at(row.getLong("time")),
              instant(row, "asked"),
              row.getString("room"),
              Optional.ofNullable(row.getString("meeting")),
              row.getString("subject"),
              row.getInt("account") == 1,
              new Purpose(row.getString("purpose")),
              ConsentState.valueOf(row.getString("state")),
              Cause.valueOf(row.getString("cause")),
              new NoticeRef(
                  row.getString("notice_version"),
                  row.getString("notice_language"),
                  row.getString("notice_hash")),
              LawfulBasis.valueOf(row.getString("basis")),
              instant(row, "until"),
              row.getString("document")));
    } catch (IllegalArgumentException e) {
      throw new SQLException(
          "row " + seq + " of consent_decision is damaged, or of a later version", e);
    }
  }

  private static Long micros(Optional<Instant> time) {
    return time.map(Micros::of).orElse(null);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Micros.at(micros));
  }
}

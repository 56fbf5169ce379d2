package jitsiprivacy.consent.ledger.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of others on a connection of its own. */
final class OthersRows {

  /** Clocks of a fleet need not agree, and what was decided may wait before it can be written. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private static final int AT_ONCE = 1_000;

  private final Connection connection;
  private final String writer;

  OthersRows(Connection connection, String writer) {
    this.connection = connection;
    this.writer = writer;
  }

  /** Before all that was decided since. */
  long before(Instant time) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select coalesce(min(seq) - 1, (select coalesce(max(seq), 0) from consent_decision))"
                + " from consent_decision where time >= ?")) {
      query.setLong(1, Micros.of(time.minus(SLACK)));
      return number(query);
    }
  }

  long last() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select coalesce(max(seq), 0) from consent_decision")) {
      return number(query);
    }
  }

  /** The first thousand after a row, in their order. */
  List<DecisionRow> after(long seq) throws SQLException {
    return rows("writer <> ? and seq > ?", writer, seq, Long.MAX_VALUE);
  }

  /** What one of the others wrote with one commit, but for what is beyond a thousand. */
  List<DecisionRow> of(String other, long after, long last) throws SQLException {
    return rows("writer = ? and seq > ?", other, after, last);
  }

  private List<DecisionRow> rows(String which, String who, long after, long last)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select "
                + DecisionRow.COLUMNS
                + " from consent_decision where "
                + which
                + " and seq <= ? order by seq limit "
                + AT_ONCE)) {
      query.setString(1, who);
      query.setLong(2, after);
      query.setLong(3, last);
      List<DecisionRow> rows = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(DecisionRow.of(result));
        }
      }
      return rows;
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet result = query.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }
}

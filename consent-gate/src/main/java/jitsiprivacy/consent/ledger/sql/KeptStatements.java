package jitsiprivacy.consent.ledger.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares a statement once in a connection, for SQLite, whose driver does not: to prepare the
 * question for what somebody decided before costs several times what the answer does. Each belongs
 * to one at a time.
 */
final class KeptStatements extends DefaultStatementBuilder {

  private final Map<String, PreparedStatement> idle = new HashMap<>();
  private final IdentityHashMap<Statement, String> lent = new IdentityHashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    PreparedStatement statement = kept == null ? super.create(connection, sql, context) : kept;
    lent.put(statement, sql);
    return statement;
  }

  /**
   * @param unparsed with names where {@link #create} had question marks
   */
  @Override
  public void close(Connection connection, String unparsed, Statement statement)
      throws SQLException {
    String sql = lent.remove(statement);
    if (sql != null && !idle.containsKey(sql) && statement instanceof PreparedStatement prepared) {
      prepared.clearParameters();
      prepared.clearBatch();
      idle.put(sql, prepared);
    } else {
      statement.close();
    }
  }

  /** The driver ends what it prepared with its connection. */
  @Override
  public void close(Connection connection) {
    idle.clear();
    lent.clear();
  }
}

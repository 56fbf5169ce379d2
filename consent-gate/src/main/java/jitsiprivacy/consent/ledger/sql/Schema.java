package jitsiprivacy.consent.ledger.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jitsiprivacy.consent.ledger.LedgerException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables into their newest form. Flyway, which takes its time to load, is asked only
 * where they are not in it.
 */
final class Schema {

  private static final String HISTORY = "consent_schema_history";
  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MS = 100;

  private final DataSource source;
  private final Dialect dialect;

  Schema(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  void bringUpToDate() throws SQLException, LedgerException {
    for (int attempt = 1; !isNewest(); attempt++) {
      try {
        migrate();
      } catch (FlywayException e) {
        // Another program may be about it: where nobody keeps the two apart, one of them fails.
        if (attempt == ATTEMPTS) {
          throw new LedgerException("its tables cannot be made: " + Why.of(e), e);
        }
        pause();
      }
    }
  }

  /** Whether they are there, in the form that this version knows. */
  boolean isNewest() throws SQLException, LedgerException {
    try (Connection connection = source.getConnection();
        ResultSet table =
            connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      return table.next() && version(connection) == Migrations.NEWEST;
    }
  }

  private static int version(Connection connection) throws SQLException, LedgerException {
    try (Statement statement = connection.createStatement();
        ResultSet last =
            statement.executeQuery(
                "select version from "
                    + HISTORY
                    + " where success order by installed_rank desc limit 1")) {
      int version = last.next() ? Integer.parseInt(last.getString(1)) : 0;
      if (version > Migrations.NEWEST) {
        throw new LedgerException(
            "a later version of jitsi-privacy has changed its tables; this one cannot use them",
            null);
      }
      return version;
    } catch (NumberFormatException e) {
      throw new LedgerException("its table " + HISTORY + " is damaged", e);
    }
  }

  private void migrate() {
    Flyway.configure(Schema.class.getClassLoader())
        .loggers(FlywayLog.class.getName())
        .dataSource(source)
        .table(HISTORY)
        .resourceProvider(new Migrations())
        .javaMigrationClassProvider(List::of)
        .skipDefaultCallbacks(true)
        .placeholders(dialect.placeholders())
        // What stands there already: tables of the first form, or of other programs.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static void pause() throws LedgerException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException("interrupted", e);
    }
  }
}

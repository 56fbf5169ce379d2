package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jitsiprivacy.consent.ledger.KeptDecision;

/** Looks twice a second whether the file has changed, which costs next to nothing. */
final class SqliteFollower extends Follower {

  private static final long EACH_MS = 500;

  private final Path file;
  private final DataSource source;
  private final String writer;
  // Only the thread uses them.
  private Object known;
  private long told;

  SqliteFollower(Path file, DataSource source, String writer, Consumer<KeptDecision> listener) {
    super(listener);
    this.file = file;
    this.source = source;
    this.writer = writer;
    start();
  }

  @Override
  boolean isReady() throws Exception {
    return Files.exists(file) && new Schema(source, Dialect.SQLITE).isNewest();
  }

  @Override
  void session() throws Exception {
    Object database = SqliteFiles.of(file).database();
    try (Connection connection = source.getConnection()) {
      OthersRows others = new OthersRows(connection, writer);
      long before = others.before(begun()); // Makes the log.
      SqliteFiles opened = SqliteFiles.of(file);
      if (!Objects.equals(database, opened.database())) {
        return; // Replaced just now: whether that is what was opened, nobody knows.
      }
      if (known == null) {
        told = before;
      } else if (!Objects.equals(known, database)) {
        told = 0; // Another file, in which all is new.
      }
      known = database;
      long version = -1;
      while (!isEnded() && SqliteFiles.of(file).equals(opened)) {
        long now = version(connection);
        if (now != version) {
          told = tellAfter(others, told);
          version = now;
        }
        isUp();
        TimeUnit.MILLISECONDS.sleep(EACH_MS);
      }
    }
  }

  /** Changes when another connection has committed. */
  private static long version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma data_version")) {
      result.next();
      return result.getLong(1);
    }
  }

  /** It is interrupted, and never waits for anything else for long. */
  @Override
  void wake() {}
}

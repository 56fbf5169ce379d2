package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteDataSource;

/**
 * Takes what was deleted out of the files: out of the log, and pages that nothing is in any more.
 * What is deleted is overwritten as it is; copies of rows that moved when a page was split are not
 * all. They go when the file is written anew, which is done while that takes next to no time.
 */
record SqliteCleaning(Connection connection, Path file) {

  /** Bytes. Who wants to write waits for as long as it takes to write these. */
  private static final long SMALL = 16 << 20;

  private static final int PAGES_AT_ONCE = 100;
  private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(5);

  /** Nothing is in pages that are left then, and the next one goes on. */
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

  private static final int ATTEMPTS = 100;
  private static final long PAUSE_MS = 50;

  /** So that a file can become smaller, which must be said before anything is in it. */
  static void prepare(Path file) throws IOException {
    if (Files.size(file) > 0) {
      return;
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    try (Connection empty = source.getConnection();
        Statement statement = empty.createStatement()) {
      statement.execute("pragma auto_vacuum = incremental");
      statement.execute("vacuum");
    } catch (SQLException e) {
      // Another program is faster. Without it all works as well.
    }
  }

  /**
   * @param deleted whether something was just now
   */
  void run(boolean deleted) throws SQLException, IOException, InterruptedException {
    try (Statement statement = connection.createStatement()) {
      if (Files.size(file) <= SMALL) {
        if (deleted || free(statement) > 0) {
          statement.execute("vacuum");
        }
      } else {
        giveBack(statement);
      }
      for (int i = 1; !isLogEmpty(statement); i++) {
        if (i == ATTEMPTS) {
          throw new SQLException("another program has read it all the time: its log is not empty");
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    }
  }

  private static void giveBack(Statement statement) throws SQLException {
    long end = System.nanoTime() + LONGEST;
    long before = Long.MAX_VALUE;
    for (long free = free(statement);
        free > 0 && free < before && System.nanoTime() < end;
        free = free(statement)) {
      before = free;
      long begun = System.nanoTime();
      // Not execute, which leaves it at its first step, with the lock in hand.
      statement.executeUpdate("pragma incremental_vacuum(" + PAGES_AT_ONCE + ")");
      // As long as it took, and as it is tried again by who finds it locked, belongs to others.
      LockSupport.parkNanos(Math.max(SHORTEST_REST, System.nanoTime() - begun));
    }
  }

  private static long free(Statement statement) throws SQLException {
    return number(statement, "pragma freelist_count");
  }

  private static boolean isLogEmpty(Statement statement) throws SQLException {
    number(statement, "pragma wal_checkpoint(passive)"); // Nobody waits for this part of it.
    return number(statement, "pragma wal_checkpoint(truncate)") == 0;
  }

  private static long number(Statement statement, String pragma) throws SQLException {
    try (ResultSet result = statement.executeQuery(pragma)) {
      result.next();
      return result.getLong(1);
    }
  }
}

package jitsiprivacy.consent.ledger.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jitsiprivacy.consent.ledger.KeptDecision;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for announcements, which the server sends with each commit.
 *
 * <p>A row gets its number when it is inserted and is seen when that is committed, so that a
 * smaller number may be seen after a larger one. Who is connected does not care: an announcement
 * names the rows of its own commit. Who comes back must go back beyond the last number seen, to one
 * that was the last some time before: all smaller ones that were still missing then were being
 * written for so long that the server has given them up. The rest is told twice.
 */
final class PostgresFollower extends Follower {

  private static final int EACH_MS = 500;
  private static final long HEARTBEAT_NANOS = Duration.ofSeconds(5).toNanos();

  /** Twice what a transaction of ours may take: see the timeouts of a connection. */
  private static final long OVERLAP_NANOS = Duration.ofSeconds(60).toNanos();

  private final DataSource source;
  private final String writer;
  private volatile Connection current;
  // Only the thread uses them.
  private boolean knows;
  private long safe;
  private long newer;
  private long newerSince;

  PostgresFollower(DataSource source, String writer, Consumer<KeptDecision> listener) {
    super(listener);
    this.source = source;
    this.writer = writer;
    start();
  }

  @Override
  boolean isReady() throws Exception {
    return new Schema(source, Dialect.POSTGRESQL).isNewest();
  }

  @Override
  void session() throws Exception {
    try (Connection connection = source.getConnection()) {
      current = connection;
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen " + Announcement.CHANNEL);
      }
      OthersRows others = new OthersRows(connection, writer);
      begin(others);
      long beat = System.nanoTime();
      while (!isEnded()) {
        PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(EACH_MS);
        if (told != null) {
          for (PGNotification each : told) {
            hear(each, others);
          }
        }
        if (System.nanoTime() - beat > HEARTBEAT_NANOS) {
          advance(others.last()); // Also finds out that the server is gone.
          beat = System.nanoTime();
        }
      }
    } finally {
      current = null;
    }
  }

  private void begin(OthersRows others) throws SQLException {
    long last = others.last();
    if (!knows) {
      safe = others.before(begun());
    }
    tellAfter(others, safe);
    if (!knows) {
      newer = last;
      newerSince = System.nanoTime();
      knows = true;
    }
    isUp();
  }

  private void hear(PGNotification notification, OthersRows others) throws SQLException {
    Announcement announced = Announcement.parse(notification.getParameter()).orElse(null);
    if (announced == null || announced.writer().equals(writer)) {
      return;
    }
    long after = announced.after();
    while (!isEnded()) {
      long now = tell(others.of(announced.writer(), after, announced.last()), after);
      if (now == after) {
        break;
      }
      after = now;
    }
  }

  private void advance(long last) {
    if (System.nanoTime() - newerSince > OVERLAP_NANOS) {
      safe = newer;
      newer = last;
      newerSince = System.nanoTime();
    }
  }

  /** A read from a socket is not interrupted. */
  @Override
  void wake() {
    Connection connection = current;
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        // It ends with the next look, half a second later.
      }
    }
  }
}

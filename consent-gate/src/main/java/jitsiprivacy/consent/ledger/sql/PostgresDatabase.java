package jitsiprivacy.consent.ledger.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database on a server. Thread-safe. */
final class PostgresDatabase implements Database {

  /** One for the thread that writes, one for whoever else asks. */
  private static final int CONNECTIONS = 2;

  private static final long PATIENCE_MS = 5_000;

  /** Tells of each step; its warnings are thrown as well. Held, or the level would be forgotten. */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  private final LedgerOptions options;
  // Guarded by this.
  private HikariDataSource pool;
  private Jdbi jdbi;

  PostgresDatabase(LedgerOptions options) {
    this.options = options;
    if (POOL.getLevel() == null) {
      POOL.setLevel(Level.SEVERE);
    }
  }

  @Override
  public <T> T write(Work<T> work) throws LedgerException {
    return run("written", () -> open().inTransaction(work::run));
  }

  @Override
  public <T> T read(Work<T> work) throws LedgerException {
    return run("read", () -> open().withHandle(work::run));
  }

  private <T> T run(String what, Callable<T> work) throws LedgerException {
    try {
      return work.call();
    } catch (Exception e) {
      throw new LedgerException(
          "the consent ledger "
              + options.url().orElseThrow()
              + " cannot be "
              + what
              + ": "
              + Why.of(e),
          e);
    }
  }

  @Override
  public void insert(Handle handle, String writer, Runnable rows) {
    // What is yet to come has larger numbers than all that is seen now.
    long before = number(handle, "select coalesce(max(seq), 0) from consent_decision");
    rows.run();
    long last = number(handle, "select lastval()");
    // With the commit, not before: a notification is sent then.
    handle
        .createQuery("select pg_notify(:channel, :text)")
        .bind("channel", Announcement.CHANNEL)
        .bind("text", new Announcement(writer, before, last).text())
        .mapTo(String.class)
        .list();
  }

  /** On a connection of its own, for it may take its time. */
  @Override
  public void clean(boolean deleted) throws LedgerException {
    if (!deleted) {
      return; // The server does it by itself, sooner or later.
    }
    run(
        "cleaned",
        () -> {
          try (Connection connection = new PostgresSource(options).getConnection();
              Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set statement_timeout = 0");
            statement.execute("vacuum consent_decision, notice");
          }
          return null;
        });
  }

  private static long number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  @Override
  public Following follow(String writer, Consumer<KeptDecision> listener) {
    return new PostgresFollower(new PostgresSource(options), writer, listener);
  }

  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
      pool = null;
      jdbi = null;
    }
  }

  private synchronized Jdbi open() throws Exception {
    if (jdbi == null) {
      PostgresSource source = new PostgresSource(options);
      new Schema(source, Dialect.POSTGRESQL).bringUpToDate();
      HikariConfig config = new HikariConfig();
      config.setPoolName("jitsi-privacy-ledger");
      config.setDataSource(source);
      config.setMaximumPoolSize(CONNECTIONS);
      config.setMinimumIdle(1);
      config.setConnectionTimeout(PATIENCE_MS);
      pool = new HikariDataSource(config);
      jdbi = Jdbi.create(pool);
    }
    return jdbi;
  }
}

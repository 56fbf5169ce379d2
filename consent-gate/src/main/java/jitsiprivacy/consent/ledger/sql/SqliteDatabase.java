package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteOpenMode;

/** One SQLite file in WAL mode, every commit synced. Thread-safe. */
final class SqliteDatabase implements Database {

  /** Who waits for a lock does not answer meanwhile. */
  private static final int BUSY_TIMEOUT_MS = 2_000;

  private static final long PAUSE_MS = 50;

  private final Path file;
  // Guarded by this.
  private Handle handle;
  private SqliteFiles opened;

  SqliteDatabase(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public <T> T write(Work<T> work) throws LedgerException {
    return run("written", () -> handle.inTransaction(work::run));
  }

  @Override
  public <T> T read(Work<T> work) throws LedgerException {
    return run("read", () -> work.run(handle));
  }

  private synchronized <T> T run(String what, Callable<T> work) throws LedgerException {
    try {
      open();
      return work.call();
    } catch (Exception e) {
      close();
      throw new LedgerException(
          "the consent ledger " + file + " cannot be " + what + ": " + Why.of(e), e);
    }
  }

  /** Others see by themselves that the file changed. */
  @Override
  public void insert(Handle in, String writer, Runnable rows) {
    rows.run();
  }

  @Override
  public void clean(boolean deleted) throws LedgerException {
    run(
        "cleaned",
        () -> {
          new SqliteCleaning(handle.getConnection(), file).run(deleted);
          return null;
        });
  }

  @Override
  public Following follow(String writer, Consumer<KeptDecision> listener) {
    return new SqliteFollower(file, source(), writer, listener);
  }

  @Override
  public synchronized void close() {
    if (handle != null) {
      try {
        handle.close();
      } catch (RuntimeException e) {
        // A connection that failed may fail once more; it is given up either way.
      }
      handle = null;
    }
  }

  private void open() throws Exception {
    // Before the driver does it, which tries once and never again in this process.
    SQLiteJDBCLoader.initialize();
    if (handle != null && !SqliteFiles.of(file).equals(opened)) {
      close(); // Somebody removed or replaced a file: what we write would be nobody's evidence.
    }
    // Not so many times, for each attempt may have waited as long.
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_TIMEOUT_MS);
    while (handle == null) {
      try {
        connect();
      } catch (SQLException e) {
        // Into WAL mode it goes once, and whoever comes into that is refused without waiting.
        if (System.nanoTime() - end > 0 || !isLocked(e)) {
          throw e;
        }
        close();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    }
  }

  private static boolean isLocked(SQLException e) {
    return e instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY;
  }

  private void connect() throws Exception {
    PrivateFile.make(file);
    Object before = SqliteFiles.of(file).database();
    SqliteCleaning.prepare(file);
    SQLiteDataSource source = source();
    new Schema(source, Dialect.SQLITE).bringUpToDate();
    Jdbi jdbi = Jdbi.create(source::getConnection);
    jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
    handle = jdbi.open();
    handle.createQuery("select count(*) from notice").mapTo(Long.class).one(); // Makes the log.
    opened = SqliteFiles.of(file);
    if (!Objects.equals(before, opened.database())) {
      // What is open may be the one that nobody will find any more.
      throw new LedgerException("it was replaced while it was opened", null);
    }
  }

  private SQLiteDataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    // Copies that are left where rows moved would outlive the rows.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setGetGeneratedKeys(false); // Nobody asks, and it costs as much as the row.
    config.resetOpenMode(SQLiteOpenMode.CREATE); // It would be readable for others.
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}

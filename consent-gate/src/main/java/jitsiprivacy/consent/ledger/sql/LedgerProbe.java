package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Whether a ledger can be read, for who only wants to know. Nothing is made or changed. */
public final class LedgerProbe {

  private LedgerProbe() {}

  /** What it is like. */
  public enum State {
    READABLE,
    /** Nobody has used it yet. */
    NOT_MADE,
    /** Of an earlier version, which the next program that writes to it will change. */
    OLDER
  }

  /**
   * @param inUse whether programs may have it open, as on the host itself; not in a copy of its
   *     disk
   * @param patience with a server
   * @throws LedgerException when it cannot be read; in words for the operator
   */
  public static State of(
      LedgerOptions options, Path stateDirectory, boolean inUse, Duration patience)
      throws LedgerException {
    Path file = LedgerOptions.file(stateDirectory);
    boolean isFile = options.kind() == LedgerOptions.Kind.SQLITE;
    if (isFile && Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return State.NOT_MADE;
    }
    Dialect dialect = isFile ? Dialect.SQLITE : Dialect.POSTGRESQL;
    try {
      DataSource source = isFile ? onlyToRead(file, inUse) : server(options, patience);
      return new Schema(source, dialect).isNewest() ? State.READABLE : State.OLDER;
    } catch (SQLException e) {
      throw new LedgerException(Why.of(e), e);
    }
  }

  /** Where nobody has it open, SQLite would make its log, and leave it. */
  private static DataSource onlyToRead(Path file, boolean inUse) {
    boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout((int) TimeUnit.SECONDS.toMillis(1));
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(
        "jdbc:sqlite:"
            + file.toUri().toString().replaceFirst("^file:/+", "file:/")
            + (inUse && hasLog ? "" : "?immutable=1"));
    return source;
  }

  private static DataSource server(LedgerOptions options, Duration patience) {
    Properties patient = new Properties();
    patient.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
    patient.setProperty("socketTimeout", Long.toString(patience.toSeconds()));
    return new PostgresSource(options, patient);
  }
}

package jitsiprivacy.consent.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;

/**
 * One SQLite file in WAL mode, every commit synced. Opened when first needed, and again after a
 * fault. Names never get into it: their keyed pseudonyms do.
 */
public final class SqliteLedger implements ConsentLedger {

  private static final int BUSY_TIMEOUT_MS = 200;
  private static final String SCHEMA =
      """
      create table if not exists consent_record (
        id       integer primary key,
        time     text not null,
        room     text not null,
        subject  text not null,
        purpose  text not null,
        decision text not null check (decision in ('GRANTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
        notice   text not null
      ) strict
      """;
  private static final String INSERT =
      "insert into consent_record (time, room, subject, purpose, decision, notice)"
          + " values (?, ?, ?, ?, ?, ?)";

  private final Path file;
  private final Pseudonyms pseudonyms;
  private Connection connection;
  private List<Object> openedFiles;

  public SqliteLedger(Path file, Pseudonyms pseudonyms) {
    this.file = file.toAbsolutePath();
    this.pseudonyms = pseudonyms;
  }

  @Override
  public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
    try {
      open();
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        for (ConsentRecord record : records) {
          insert.setString(1, record.time().toString());
          insert.setString(2, pseudonyms.of("room", record.meeting().room()));
          insert.setString(3, subject(record.subject()));
          insert.setString(4, record.purpose().id());
          insert.setString(5, record.state().name());
          insert.setString(6, record.notice().version());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
      return List.of();
    } catch (Exception e) {
      close();
      throw new LedgerException(
          "the consent ledger " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public List<PriorDecision> recall(DataSubject subject, Meeting meeting) {
    return List.of();
  }

  @Override
  public void follow(Consumer<KeptDecision> listener) {}

  @Override
  public String subject(DataSubject subject) {
    return pseudonyms.of("subject", subject.name());
  }

  @Override
  public Optional<String> meeting(Meeting meeting) {
    return meeting.id().map(id -> pseudonyms.of("meeting", meeting.room() + " " + id));
  }

  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // A connection that failed may fail once more; it is given up either way.
      }
      connection = null;
    }
  }

  private void open() throws Exception {
    // Before the driver does it, which tries once and never again in this process.
    SQLiteJDBCLoader.initialize();
    if (connection != null && !identity().equals(openedFiles)) {
      close(); // Somebody removed or replaced a file: what we write would be nobody's evidence.
    }
    if (connection == null) {
      createPrivately();
      connection = source().getConnection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(SCHEMA);
      }
      connection.commit();
      openedFiles = identity();
    }
  }

  private SQLiteDataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private void createPrivately() throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /** Device and inode of the database and of its log; {@code null} for what is gone. */
  private List<Object> identity() throws IOException {
    return Arrays.asList(key(file), key(file.resolveSibling(file.getFileName() + "-wal")));
  }

  private static Object key(Path path) throws IOException {
    return Files.exists(path)
        ? Files.readAttributes(path, BasicFileAttributes.class).fileKey()
        : null;
  }
}

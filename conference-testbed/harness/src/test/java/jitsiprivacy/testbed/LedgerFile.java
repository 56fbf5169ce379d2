package jitsiprivacy.testbed;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** The consent ledger, used by another process than the one that keeps it. */
final class LedgerFile {

  private final Path file;

  LedgerFile(Path stateDirectory) {
    this.file = stateDirectory.resolve("consent.db");
  }

  Path path() {
    return file;
  }

  /** As if it had never been there. */
  void delete() throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
  }

  /** A directory in its place, in which no database can be made. */
  void replaceByDirectory() throws IOException {
    while (true) {
      delete();
      try {
        Files.createDirectory(file);
        return;
      } catch (FileAlreadyExistsException e) {
        // Whoever keeps it had something to write just then, and made it anew.
      }
    }
  }

  /** Keeps everybody else from writing until it is closed. */
  Connection locked() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin exclusive");
    }
    return connection;
  }

  /** How many decisions of a kind stand in it. */
  int count(String state) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from consent_decision where state = '" + state + "'")) {
      return rows.getInt(1);
    }
  }

  /** In which ways a purpose was granted. */
  Set<String> causes(String purpose) throws SQLException {
    Set<String> causes = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select cause from consent_decision where state = 'GRANTED' and purpose = '"
                    + purpose
                    + "'")) {
      while (rows.next()) {
        causes.add(rows.getString(1));
      }
    }
    return causes;
  }
}

package jitsiprivacy.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.consent.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest {

  @TempDir Path folder;
  private Path file;
  private Pseudonyms pseudonyms;
  private SqliteLedger ledger;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("state/consent.db");
    pseudonyms = Pseudonyms.withKeyIn(folder.resolve("pseudonym.key"));
    ledger = new SqliteLedger(file, pseudonyms);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void anotherConnectionReadsWhatWasAppended() throws Exception {
    ledger.append(List.of(record("1"), record("2")));
    ledger.append(List.of(record("3")));
    String names = pseudonyms.of("room", "room") + " " + pseudonyms.of("subject", "participant-1");
    assertThat(rows())
        .containsExactly(
            "1970-01-01T00:00:00Z " + names + " recording GRANTED 1",
            "1970-01-01T00:00:00Z " + names + " recording GRANTED 2",
            "1970-01-01T00:00:00Z " + names + " recording GRANTED 3");
  }

  @Test
  void appendsToWhatAnEarlierProcessWrote() throws Exception {
    ledger.append(List.of(record("1")));
    ledger.close();
    ledger.append(List.of(record("2")));
    assertThat(rows()).hasSize(2);
  }

  @Test
  void nobodyElseMayReadTheFiles() throws Exception {
    ledger.append(List.of(record("1")));
    for (Path path : List.of(file, beside("-wal"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void worksAgainWhenTheFolderCanBeReached() throws Exception {
    Files.createFile(file.getParent());
    assertThatThrownBy(() -> ledger.append(List.of(record("1"))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(file.toString());
    Files.delete(file.getParent());
    ledger.append(List.of(record("1")));
    assertThat(rows()).hasSize(1);
  }

  @Test
  void noticesThatTheDatabaseWasRemoved() throws Exception {
    ledger.append(List.of(record("1")));
    Files.delete(file);
    appendsToAFileThatIsThere();
  }

  @Test
  void noticesThatTheLogWasRemoved() throws Exception {
    ledger.append(List.of(record("1")));
    Files.delete(beside("-wal"));
    appendsToAFileThatIsThere();
  }

  @Test
  void noticesThatAllWasRemoved() throws Exception {
    ledger.append(List.of(record("1")));
    for (Path path : List.of(file, beside("-wal"), beside("-shm"))) {
      Files.delete(path);
    }
    appendsToAFileThatIsThere();
  }

  @Test
  void failsWhileAnotherOneHoldsTheLock() throws Exception {
    ledger.append(List.of(record("1")));
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");
      assertThatThrownBy(() -> ledger.append(List.of(record("2"))))
          .isInstanceOf(LedgerException.class);
      statement.execute("rollback");
      ledger.append(List.of(record("2")));
    }
    assertThat(rows()).hasSize(2);
  }

  private void appendsToAFileThatIsThere() throws LedgerException, SQLException, IOException {
    ledger.append(List.of(record("after")));
    ledger.append(List.of(record("later")));
    assertThat(file).exists();
    assertThat(rows()).filteredOn(row -> row.endsWith(" after")).hasSize(1);
    assertThat(rows()).filteredOn(row -> row.endsWith(" later")).hasSize(1);
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection other = connect();
        Statement statement = other.createStatement();
        ResultSet result = statement.executeQuery("select * from consent_record order by id")) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 2; column <= 7; column++) {
          row.add(result.getString(column));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  private static ConsentRecord record(String notice) {
    return new ConsentRecord(
        Instant.EPOCH,
        "room",
        "participant-1",
        Purpose.RECORDING,
        ConsentRecord.Decision.GRANTED,
        notice);
  }
}

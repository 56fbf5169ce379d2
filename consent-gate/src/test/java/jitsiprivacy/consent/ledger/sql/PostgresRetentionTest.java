package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRetentionTest extends RetentionContract {

  @RegisterExtension final ServerOfThisRun run = new ServerOfThisRun();

  @Override
  LedgerOptions empty() throws Exception {
    return run.server().newDatabase();
  }

  @Test
  void theTableIsVacuumedAfterwards() throws Exception {
    List<ConsentRecord> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(Decisions.granted(Decisions.GUEST, Decisions.MEETING, i));
    }
    ledger.append(many);
    long before = bytes();
    deleteAll(Decisions.TIME.plusSeconds(5_000));
    assertThat(bytes()).isLessThan(before / 10);
  }

  private long bytes() throws Exception {
    try (Connection connection = new PostgresSource(options).getConnection();
        Statement statement = connection.createStatement();
        ResultSet size = statement.executeQuery("select pg_relation_size('consent_decision')")) {
      size.next();
      return size.getLong(1);
    }
  }
}

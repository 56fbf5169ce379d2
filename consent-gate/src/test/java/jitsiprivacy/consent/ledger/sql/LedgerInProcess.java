package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;

/** Appends to the ledger of a state directory and says which ids are durable, until it is ended. */
final class LedgerInProcess {

  private LedgerInProcess() {}

  /**
   * @param arguments the state directory, how many at once, and how often
   */
  public static void main(String[] arguments) throws IOException {
    Path state = Path.of(arguments[0]);
    int atOnce = Integer.parseInt(arguments[1]);
    int times = Integer.parseInt(arguments[2]);
    Pseudonyms pseudonyms = Pseudonyms.withKeyIn(state.resolve("pseudonym.key"));
    try (SqlLedger ledger =
        SqlLedger.of(LedgerOptions.OF_THIS_HOST, state, pseudonyms, decision -> "{}")) {
      for (int i = 0; i < times; i++) {
        List<ConsentRecord> records = new ArrayList<>();
        for (int each = 0; each < atOnce; each++) {
          records.add(Decisions.granted(Decisions.GUEST, Decisions.MEETING, i));
        }
        append(ledger, records);
        // With one write, so that no line is cut short.
        StringBuilder ids = new StringBuilder();
        records.forEach(record -> ids.append(record.id()).append('\n'));
        System.out.print(ids);
        System.out.flush();
      }
    }
  }

  /** As the queue does. */
  private static void append(SqlLedger ledger, List<ConsentRecord> records) {
    while (true) {
      try {
        ledger.append(records);
        return;
      } catch (LedgerException e) {
        System.err.println(e.getMessage());
      }
    }
  }
}

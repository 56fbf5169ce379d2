package jitsiprivacy.consent.ledger.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.ledger.LedgerOptions;

/** Deletes from the ledger of a state directory and says so of each few, until it is ended. */
final class RetentionInProcess {

  private RetentionInProcess() {}

  /**
   * @param arguments the state directory
   */
  public static void main(String[] arguments) throws Exception {
    try (ConsentRetention retention =
        ConsentRetention.of(LedgerOptions.OF_THIS_HOST, Path.of(arguments[0]))) {
      Optional<EndedDecision> last = Optional.empty();
      for (List<EndedDecision> few = next(retention, last); !few.isEmpty(); ) {
        System.out.println(retention.delete(few).size());
        last = Optional.of(few.get(few.size() - 1));
        few = next(retention, last);
      }
      retention.finish();
    }
  }

  private static List<EndedDecision> next(ConsentRetention retention, Optional<EndedDecision> last)
      throws Exception {
    return retention.next(Decisions.TIME.plusSeconds(1_000), last);
  }
}

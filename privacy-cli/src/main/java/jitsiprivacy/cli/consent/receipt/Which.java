package jitsiprivacy.cli.consent.receipt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.receipt.Receipt;
import picocli.CommandLine.Option;

/** Which records; one of them has to be given. */
final class Which {

  @Option(names = "--id", paramLabel = "RECORD", split = ",")
  List<String> ids;

  @Option(names = "--user", paramLabel = "ID")
  String user;

  @Option(names = "--subject", paramLabel = "PSEUDONYM")
  String subject;

  /** At least one. */
  List<KeptDecision> decisions(DecisionSource ledger) throws IOException, Failure {
    if (ids != null) {
      return byId(ledger);
    }
    List<KeptDecision> found =
        ledger.decisions(
            subject == null ? ledger.subject(user) : subject, Receipt.MOST_RECORDS + 1);
    if (found.isEmpty()) {
      throw new Failure(Exit.NO, "the ledger has no record of that data subject");
    }
    if (found.size() > Receipt.MOST_RECORDS) {
      throw new Failure(
          Exit.FAILED,
          "there are more than "
              + Receipt.MOST_RECORDS
              + " records, which is what a receipt holds: name some with --id");
    }
    return found;
  }

  private List<KeptDecision> byId(DecisionSource ledger) throws IOException, Failure {
    List<KeptDecision> found = new ArrayList<>();
    for (String id : ids) {
      List<KeptDecision> all = ledger.decision(id);
      if (all.isEmpty()) {
        throw new Failure(Exit.NO, "the ledger has no record " + Shown.text(id));
      }
      found.addAll(all);
    }
    return found;
  }
}

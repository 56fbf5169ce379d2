package jitsiprivacy.cli.consent.receipt;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.receipt.EntrySearch;
import jitsiprivacy.consent.receipt.NotSignedYetException;
import jitsiprivacy.consent.receipt.Receipt;
import jitsiprivacy.consent.receipt.ReceiptException;
import jitsiprivacy.consent.receipt.ReceiptMaker;
import jitsiprivacy.consent.receipt.RecordedDocument;
import jitsiprivacy.consent.record.DocumentHash;

/** Makes receipts of what the ledger and the audit trail of this host have. */
final class Reissue {

  private final AuditInstallation host;
  private final VerifierKey key;
  private final Screen screen;

  Reissue(AuditInstallation host, VerifierKey key, Screen screen) {
    this.host = host;
    this.key = key;
    this.screen = screen;
  }

  Receipt of(List<KeptDecision> decisions) throws IOException, Failure {
    List<RecordedDocument> records = recorded(decisions);
    ReceiptMaker maker = new ReceiptMaker(host.archive(), key);
    try {
      return make(maker, records);
    } catch (ReceiptException e) {
      throw new Failure(
          Exit.NO, Shown.text("the audit trail does not prove it: " + e.getMessage()));
    }
  }

  /** What was recorded a moment ago is not signed yet: that can be done now. */
  private Receipt make(ReceiptMaker maker, List<RecordedDocument> records)
      throws IOException, ReceiptException {
    try {
      return maker.make(records);
    } catch (NotSignedYetException e) {
      try (AuditTrail trail = host.open(Clock.systemUTC())) {
        trail.publish();
      }
      return maker.make(records);
    }
  }

  private List<RecordedDocument> recorded(List<KeptDecision> decisions)
      throws IOException, Failure {
    Map<String, EntryId> entries = entries(decisions);
    List<RecordedDocument> records = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (KeptDecision each : decisions) {
      String hash = DocumentHash.of(each.document());
      EntryId entry = entries.get(hash);
      if (entry == null) {
        throw new Failure(
            Exit.NO,
            "record "
                + Shown.text(each.id())
                + " is not in the audit trail: the trail was off, or its log is gone");
      }
      if (taken.add(hash)) {
        records.add(new RecordedDocument(each.document(), entry));
      }
    }
    return records;
  }

  private Map<String, EntryId> entries(List<KeptDecision> decisions) throws IOException {
    Instant first =
        decisions.stream().map(KeptDecision::time).min(Instant::compareTo).orElseThrow();
    Set<String> hashes =
        decisions.stream()
            .map(each -> DocumentHash.of(each.document()))
            .collect(Collectors.toSet());
    EntrySearch search = new EntrySearch(new ArchiveReader(host.archive(), key), screen::done);
    screen.begin(screen.hasBar() ? search.most(first) : 0, count -> count + " entries");
    try {
      return search.find(hashes, first);
    } finally {
      screen.clear();
    }
  }
}

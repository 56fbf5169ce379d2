package jitsiprivacy.cli.consent.receipt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.consent.receipt.ProvenRecord;

/** Tells of each file what it proves. */
interface ReceiptReport {

  void holds(Path file, List<ProvenRecord> records) throws IOException;

  void doesNotHold(Path file, String why) throws IOException;
}

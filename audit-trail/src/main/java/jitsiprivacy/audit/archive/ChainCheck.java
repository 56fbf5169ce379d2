package jitsiprivacy.audit.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * Checks that each log begins with what was signed last for the one before, and that that one ends
 * there: no log can be taken out, put in or changed afterwards. Told of the logs in their order.
 */
final class ChainCheck {

  private final VerifierKey archive;
  private final Findings findings;
  // Of the log before.
  private Optional<Integer> year = Optional.empty();
  private Optional<Checkpoint> checkpoint = Optional.empty();

  ChainCheck(VerifierKey archive, Findings findings) {
    this.archive = archive;
    this.findings = findings;
  }

  /** The first entry of a log. */
  void first(ArchivedEntry entry) {
    EntryId id = entry.id();
    Optional<AuditEvent> opened = entry.event().filter(event -> event.is(EventKind.LOG_OPENED));
    if (opened.isEmpty()) {
      findings.add(id, "the first entry is missing: it must be a " + EventKind.LOG_OPENED);
      return;
    }
    String origin = YearKeys.verifier(archive, id.year()).name();
    if (!opened.get().text("log").equals(Optional.of(origin))) {
      findings.add(id, "this is the first entry of another log");
    }
    Optional<String> previous = opened.get().text("previous");
    if (previous.isPresent()) {
      follows(id, previous.get());
    } else if (year.isPresent()) {
      findings.add(id, "the log does not say that it follows that of " + YearKeys.name(year.get()));
    }
  }

  private void follows(EntryId id, String previous) {
    Checkpoint before;
    int of;
    try {
      SignedNote note = SignedNote.parse(previous.getBytes(StandardCharsets.UTF_8));
      String origin = Checkpoint.parse(note.text()).origin();
      of =
          YearKeys.year(archive, origin)
              .orElseThrow(() -> new NoteException("\"" + origin + "\" is of another archive"));
      before = Checkpoint.open(note, YearKeys.verifier(archive, of));
    } catch (NoteException e) {
      findings.add(id, "the checkpoint of the log before: " + e.getMessage());
      return;
    }
    if (of >= id.year()) {
      findings.add(id, "the log says that it follows that of " + YearKeys.name(of));
    } else if (year.isEmpty() || year.get() < of) {
      findings.add(of, "the log is missing: it had " + before.size() + " entries");
    } else if (year.get() > of) {
      findings.add(
          id,
          "the log follows that of "
              + YearKeys.name(of)
              + ", not that of "
              + YearKeys.name(year.get()));
    } else if (checkpoint.isPresent() && !checkpoint.get().equals(before)) {
      findings.add(
          of,
          "the log has "
              + checkpoint.get().size()
              + " entries that are not the "
              + before.size()
              + " that the next one follows");
    }
  }

  /** A log that another one comes after. */
  void sealed(int sealedYear, boolean isSealed) {
    if (!isSealed) {
      findings.add(sealedYear, "the log does not end with a " + EventKind.LOG_SEALED);
    }
  }

  /** The entry that says that a log ends. */
  void seal(ArchivedEntry entry, AuditEvent event, boolean last) {
    if (!last) {
      findings.add(entry.id(), "entries follow the one that says that there are no more");
    }
    String origin = YearKeys.verifier(archive, entry.id().year()).name();
    boolean right =
        event.text("log").equals(Optional.of(origin))
            && new Fact.Amount(entry.id().index()).equals(event.facts().get("entries"));
    if (!right) {
      findings.add(entry.id(), "this is the last entry of another log");
    }
  }

  /**
   * Goes on to the next log.
   *
   * @param verified what the log before is known to be, if it is
   */
  void next(int done, Optional<Checkpoint> verified) {
    year = Optional.of(done);
    checkpoint = verified;
  }
}

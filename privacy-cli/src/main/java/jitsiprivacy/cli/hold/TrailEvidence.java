package jitsiprivacy.cli.hold;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.retention.hold.Evidence;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.HoldFormat;
import jitsiprivacy.retention.hold.Lifting;
import jitsiprivacy.retention.hold.Named;

/**
 * In the audit trail. What names somebody is in the payload, which can be erased. Where this host
 * has no audit trail, nothing is recorded.
 */
record TrailEvidence(HostTrail trail) implements Evidence {

  private static final String REASON = "reason";

  @Override
  public void set(Hold hold) throws IOException {
    record(
        of(EventKind.HOLD_SET, hold, hold.set()), HoldFormat.write(hold), "nothing is held by it");
  }

  @Override
  public void asked(Hold hold) throws IOException {
    Lifting lifting = hold.lifting().orElseThrow();
    record(
        of(EventKind.HOLD_LIFTING, hold, lifting.time()).with(REASON, lifting.reason()),
        HoldFormat.write(hold),
        "nothing is asked for");
  }

  @Override
  public void lifted(Hold hold, Lifting lifting) throws IOException {
    record(
        of(EventKind.HOLD_LIFTED, hold, lifting.time()).with(REASON, lifting.reason()),
        HoldFormat.write(hold, lifting),
        "nothing is lifted");
  }

  /** An entry has room for one of each. */
  private static AuditEvent of(EventKind kind, Hold hold, Instant time) {
    AuditEvent event = AuditEvent.of(kind, time, Actor.OPERATOR).with("hold", hold.name());
    List<Named> rooms = hold.on().rooms();
    if (rooms.size() == 1) {
      event = event.inRoom(new Pseudonym(rooms.get(0).pseudonym()));
    }
    List<Named> subjects = hold.on().subjects();
    return subjects.size() == 1 ? event.about(new Pseudonym(subjects.get(0).pseudonym())) : event;
  }

  private void record(AuditEvent event, byte[] payload, String otherwise) throws IOException {
    try {
      trail.record(to -> to.record(event, payload));
    } catch (IOException e) {
      throw new IOException(
          otherwise + ", since that cannot be recorded in the audit trail: " + Reason.of(e), e);
    }
  }
}

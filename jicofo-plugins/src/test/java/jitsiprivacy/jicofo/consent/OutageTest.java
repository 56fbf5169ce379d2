package jitsiprivacy.jicofo.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.jicofo.TestTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {

  private final LedgerException ofLedger = new LedgerException("locked", null);
  private final LedgerException ofTrail =
      new LedgerException("full", new AuditException("full", null));

  @TempDir Path directory;
  private TestTrail trail;
  private Outage outage;

  @BeforeEach
  void open() {
    trail = new TestTrail(directory);
    outage = new Outage(trail.trail(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  @AfterEach
  void close() throws Exception {
    trail.trail().close();
  }

  private List<String> kinds() throws Exception {
    return trail.events().stream().map(AuditEvent::kind).toList();
  }

  @Test
  void ofTheLedgerItIsRecordedAsItBegins() throws Exception {
    trail.make();
    outage.goesOn(ofLedger);
    outage.goesOn(ofLedger);
    assertThat(kinds()).containsExactly("guard.closed");
    assertThat(trail.events().get(0).text("reason")).contains("ledger-not-writable");
    outage.isOver();
    assertThat(kinds()).containsExactly("guard.closed", "guard.reopened");
  }

  @Test
  void ofTheTrailItIsRecordedWhenItIsOver() throws Exception {
    outage.goesOn(ofTrail);
    trail.make();
    outage.goesOn(ofTrail);
    assertThat(kinds()).isEmpty();
    outage.isOver();
    assertThat(kinds()).containsExactly("guard.closed", "guard.reopened");
    assertThat(trail.events().get(0).text("reason")).contains("audit-trail-not-writable");
    outage.isOver();
    assertThat(kinds()).hasSize(2);
  }
}

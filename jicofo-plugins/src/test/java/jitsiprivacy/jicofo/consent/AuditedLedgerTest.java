package jitsiprivacy.jicofo.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.record.DocumentHash;
import jitsiprivacy.jicofo.TestTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedLedgerTest {

  private static final Instant TIME = Instant.parse("2026-11-25T16:41:26.177Z");

  @TempDir Path directory;
  private final Memory memory = new Memory();
  private final List<String> recorded = new ArrayList<>();
  private TestTrail trail;
  private AuditedLedger ledger;

  @BeforeEach
  void open() {
    trail = new TestTrail(directory);
    ledger =
        new AuditedLedger(
            memory,
            trail.trail(),
            (decision, entry) -> recorded.add(decision.id() + " at " + entry.index()));
  }

  @AfterEach
  void close() throws Exception {
    trail.trail().close();
  }

  private static ConsentRecord record(
      String subject, Purpose purpose, ConsentState state, Cause cause) {
    return new ConsentRecord(
        subject,
        TIME,
        Optional.empty(),
        new Meeting("room@muc.a", Optional.of("m")),
        new DataSubject(subject, false),
        purpose,
        state,
        cause,
        new NoticeRef("1", "en", "0".repeat(64)),
        LawfulBasis.CONSENT,
        Optional.empty());
  }

  private static ConsentRecord grant(String subject) {
    return record(subject, Purpose.CONFERENCE, ConsentState.GRANTED, Cause.PRESENCE);
  }

  private static List<String> told(List<AuditEvent> events) {
    return events.stream()
        .map(event -> event.kind() + " " + ((Fact.Texts) event.facts().get("purposes")).values())
        .toList();
  }

  @Test
  void eachDecisionIsAnEventUnderThePseudonymsOfTheTrail() throws Exception {
    trail.make();
    List<KeptDecision> kept =
        ledger.append(
            List.of(
                grant("a"),
                record("a", Purpose.RECORDING, ConsentState.REFUSED, Cause.CHAT),
                record("a", Purpose.CONFERENCE, ConsentState.WITHDRAWN, Cause.COMMAND),
                record("b", Purpose.RECORDING, ConsentState.EXPIRED, Cause.PERIOD_OVER)));
    assertThat(kept).isEqualTo(memory.kept).hasSize(4);
    List<AuditEvent> events = trail.events();
    assertThat(told(events))
        .containsExactly(
            "consent.granted [conference]",
            "consent.refused [recording]",
            "consent.withdrawn [conference]",
            "consent.expired [recording]");
    assertThat(events)
        .extracting(AuditEvent::actor)
        .containsExactly(Actor.PARTICIPANT, Actor.PARTICIPANT, Actor.OPERATOR, Actor.SERVICE);
    AuditEvent first = events.get(0);
    assertThat(first.time()).isEqualTo(TIME);
    assertThat(first.room()).contains(trail.pseudonyms().room("room@muc.a"));
    assertThat(first.subject()).contains(trail.pseudonyms().subject("a"));
    assertThat(first.text("notice")).contains("1");
    assertThat(first.text("record")).contains(DocumentHash.of("the document of a"));
    assertThat(recorded).containsExactly("a at 1", "a at 2", "a at 3", "b at 4");
  }

  @Test
  void withoutATrailNothingIsDurableAndThenEachRecordIsInBothOnce() throws Exception {
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.append(List.of()))
        .withMessageContaining("jitsi-privacy audit init");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.append(List.of(grant("a"))));
    assertThat(recorded).isEmpty();
    trail.make();
    assertThat(ledger.append(List.of(grant("a"), grant("b"))))
        .extracting(KeptDecision::id)
        .containsExactly("a", "b");
    assertThat(ledger.append(List.of(grant("c"))))
        .extracting(KeptDecision::id)
        .containsExactly("c");
    assertThat(memory.records).containsExactly(grant("a"), grant("b"), grant("c"));
    assertThat(trail.events()).hasSize(3);
    assertThat(recorded).containsExactly("a at 1", "b at 2", "c at 3");
  }

  @Test
  void withoutALedgerNothingIsRecorded() throws Exception {
    trail.make();
    memory.broken = true;
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.append(List.of(grant("a"))));
    assertThat(trail.events()).isEmpty();
    memory.broken = false;
    ledger.append(List.of(grant("a")));
    assertThat(memory.records).hasSize(1);
    assertThat(trail.events()).hasSize(1);
  }

  @Test
  void anyNumberIsRecorded() throws Exception {
    trail.make();
    ledger.append(IntStream.range(0, 2_500).mapToObj(i -> grant("p" + i)).toList());
    assertThat(memory.records).hasSize(2_500);
    assertThat(trail.events()).hasSize(2_500);
    assertThat(recorded).hasSize(2_500).endsWith("p2499 at 2500");
  }

  private static final class Memory implements ConsentLedger {
    private final List<ConsentRecord> records = new ArrayList<>();
    private final List<KeptDecision> kept = new ArrayList<>();
    private boolean broken;

    @Override
    public List<KeptDecision> append(List<ConsentRecord> more) throws LedgerException {
      if (broken) {
        throw new LedgerException("as the test says", null);
      }
      List<KeptDecision> now = more.stream().map(Memory::kept).toList();
      records.addAll(more);
      kept.addAll(now);
      return now;
    }

    private static KeptDecision kept(ConsentRecord record) {
      return new KeptDecision(
          record.id(),
          record.time(),
          record.asked(),
          "a room",
          Optional.of("a meeting"),
          "somebody",
          record.subject().isAccount(),
          record.purpose(),
          record.state(),
          record.cause(),
          record.notice(),
          record.basis(),
          record.until(),
          "the document of " + record.id());
    }

    @Override
    public List<PriorDecision> recall(DataSubject subject, Meeting meeting) {
      return List.of();
    }

    @Override
    public void follow(Consumer<KeptDecision> listener) {}

    @Override
    public String subject(DataSubject subject) {
      return "somebody";
    }

    @Override
    public Optional<String> meeting(Meeting meeting) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}

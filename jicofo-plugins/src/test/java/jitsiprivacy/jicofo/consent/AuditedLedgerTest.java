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
import jitsiprivacy.jicofo.TestTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedLedgerTest {

  private static final Instant TIME = Instant.parse("2026-11-25T16:41:26.177Z");

  @TempDir Path directory;
  private final Memory memory = new Memory();
  private TestTrail trail;
  private AuditedLedger ledger;

  @BeforeEach
  void open() {
    trail = new TestTrail(directory);
    ledger = new AuditedLedger(memory, trail.trail());
  }

  @AfterEach
  void close() throws Exception {
    trail.trail().close();
  }

  private static ConsentRecord record(String subject, Purpose purpose, ConsentState state) {
    return new ConsentRecord(
        subject + purpose.id() + state,
        TIME,
        Optional.empty(),
        new Meeting("room@muc.a", Optional.of("1")),
        new DataSubject(subject, false),
        purpose,
        state,
        Cause.PRESENCE,
        new NoticeRef("1", "en", "00"),
        LawfulBasis.CONSENT,
        Optional.empty());
  }

  private static ConsentRecord grant(String subject) {
    return record(subject, Purpose.CONFERENCE, ConsentState.GRANTED);
  }

  private static List<String> told(List<AuditEvent> events) {
    return events.stream()
        .map(event -> event.kind() + " " + ((Fact.Texts) event.facts().get("purposes")).values())
        .toList();
  }

  @Test
  void whatIsDecidedAtOnceIsOneEventUnderThePseudonymsOfTheTrail() throws Exception {
    trail.make();
    ledger.append(
        List.of(
            record("a", Purpose.RECORDING, ConsentState.GRANTED),
            record("a", Purpose.CONFERENCE, ConsentState.GRANTED),
            record("b", Purpose.CONFERENCE, ConsentState.REFUSED),
            record("a", Purpose.RECORDING, ConsentState.WITHDRAWN)));
    assertThat(memory.records).hasSize(4);
    List<AuditEvent> events = trail.events();
    assertThat(told(events))
        .containsExactly(
            "consent.granted [conference, recording]",
            "consent.refused [conference]",
            "consent.withdrawn [recording]");
    AuditEvent first = events.get(0);
    assertThat(first.time()).isEqualTo(TIME);
    assertThat(first.room()).contains(trail.pseudonyms().room("room@muc.a"));
    assertThat(first.subject()).contains(trail.pseudonyms().subject("a"));
    assertThat(first.text("notice")).contains("1");
  }

  @Test
  void oneChangeOfMindAfterTheOtherIsNotOneEvent() throws Exception {
    trail.make();
    ledger.append(List.of(grant("a"), grant("a")));
    assertThat(trail.events()).hasSize(2);
  }

  @Test
  void withoutATrailNothingIsDurableAndThenEachRecordIsInBothOnce() throws Exception {
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.append(List.of()))
        .withMessageContaining("jitsi-privacy audit init");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.append(List.of(grant("a"))));
    trail.make();
    ledger.append(List.of(grant("a"), grant("b")));
    ledger.append(List.of(grant("c")));
    assertThat(memory.records).containsExactly(grant("a"), grant("b"), grant("c"));
    assertThat(trail.events()).hasSize(3);
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
  }

  private static final class Memory implements ConsentLedger {
    private final List<ConsentRecord> records = new ArrayList<>();
    private boolean broken;

    @Override
    public List<KeptDecision> append(List<ConsentRecord> more) throws LedgerException {
      if (broken) {
        throw new LedgerException("as the test says", null);
      }
      records.addAll(more);
      return more.stream().map(Memory::kept).toList();
    }

    private static KeptDecision kept(ConsentRecord record) {
      return new KeptDecision(
          record.id(),
          record.time(),
          record.asked(),
          "room",
          Optional.empty(),
          "subject",
          false,
          record.purpose(),
          record.state(),
          record.cause(),
          record.notice(),
          record.basis(),
          record.until(),
          "{}");
    }

    @Override
    public List<PriorDecision> recall(DataSubject subject, Meeting meeting) {
      return List.of();
    }

    @Override
    public void follow(Consumer<KeptDecision> listener) {}

    @Override
    public String subject(DataSubject subject) {
      return subject.name();
    }

    @Override
    public Optional<String> meeting(Meeting meeting) {
      return meeting.id();
    }

    @Override
    public void close() {}
  }
}

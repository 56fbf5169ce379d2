package jitsiprivacy.cli.consent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.consent.notice.NoticeRef;

/** Keeps what a focus would have. */
public final class TestLedger implements AutoCloseable {

  public static final DataSubject ACCOUNT = new DataSubject("participant-1@accounts.example", true);
  public static final DataSubject GUEST = new DataSubject("guest-1", false);
  public static final String ROOM = "room1@conference.example";
  public static final String TEXT = "Others hear and see you.\nSome of it is \u001b[31mrecorded.";

  private final SqlLedger ledger;

  public TestLedger(Path state) throws Exception {
    this(LedgerOptions.OF_THIS_HOST, state);
  }

  public TestLedger(LedgerOptions where, Path state) throws Exception {
    ledger =
        SqlLedger.of(
            where,
            state,
            Pseudonyms.withKeyIn(state.resolve("keys/pseudonym.key")),
            decision -> "{\"@type\":\"ConsentRecord\",\"id\":\"" + decision.id() + "\"}");
    ledger.keep(notice(), TEXT);
  }

  public SqlLedger ledger() {
    return ledger;
  }

  static NoticeRef notice() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
    return new NoticeRef("3", "en", HexFormat.of().formatHex(hash));
  }

  public KeptDecision decide(
      DataSubject subject, String meeting, Purpose purpose, ConsentState state) throws Exception {
    return decide(subject, meeting, purpose, state, Optional.empty());
  }

  public KeptDecision decide(
      DataSubject subject,
      String meeting,
      Purpose purpose,
      ConsentState state,
      Optional<Instant> until)
      throws Exception {
    return ledger
        .append(
            List.of(
                new ConsentRecord(
                    RecordId.random(),
                    Instant.now(),
                    Optional.of(Instant.now().minusSeconds(5)),
                    new Meeting(ROOM, Optional.of(meeting)),
                    subject,
                    purpose,
                    state,
                    Cause.PRESENCE,
                    notice(),
                    LawfulBasis.CONSENT,
                    until)))
        .get(0);
  }

  @Override
  public void close() {
    ledger.close();
  }
}

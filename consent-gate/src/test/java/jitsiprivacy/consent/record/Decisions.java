package jitsiprivacy.consent.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.notice.NoticeRef;

/** What the examples in the documents are made of. */
public final class Decisions {

  public static final ServiceDescription SERVICE =
      new ServiceDescription(
          new Controller(
              "Example Clinic", Optional.of("1 Example Street, Berlin"), "privacy@example.com"),
          "DE",
          Optional.of("https://example.com/privacy"),
          "in the meeting, or at https://example.com/consent",
          new Processing(
              List.of("voice", "pd:Picture"), List.of(), List.of("DE"), "until the meeting ends"),
          Map.of(
              Purpose.RECORDING,
              new Processing(
                  List.of("voice", "pd:Picture"),
                  List.of("Example Archive, for storage"),
                  List.of("DE", "FR"),
                  "P90D")));

  /** Agreed to be recorded, for a time. */
  public static final KeptDecision GRANT =
      new KeptDecision(
          "3f2a0c5d7e9b41688d6f0a1b2c3d4e5f",
          Instant.parse("2026-11-25T16:41:26.177Z"),
          Optional.of(Instant.parse("2026-11-25T16:41:02.9Z")),
          "7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e",
          Optional.of("c0ffee00112233445566778899aabbcc"),
          "0d4f1a2b3c4d5e6f708192a3b4c5d6e7",
          true,
          Purpose.RECORDING,
          ConsentState.GRANTED,
          Cause.PRESENCE,
          new NoticeRef(
              "2026-1", "de", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
          LawfulBasis.CONSENT,
          Optional.of(Instant.parse("2027-01-31T12:00:00Z")),
          "");

  private Decisions() {}

  public static KeptDecision with(KeptDecision decision, ConsentState state, Cause cause) {
    return new KeptDecision(
        decision.id(),
        decision.time(),
        decision.asked(),
        decision.room(),
        decision.meeting(),
        decision.subject(),
        decision.isAccount(),
        decision.purpose(),
        state,
        cause,
        decision.notice(),
        decision.basis(),
        state == ConsentState.GRANTED ? decision.until() : Optional.empty(),
        decision.document());
  }

  /** The same with another id, so that it is another record. */
  public static KeptDecision numbered(KeptDecision decision, int number) {
    return new KeptDecision(
        String.format("%032x", number),
        decision.time(),
        decision.asked(),
        decision.room(),
        decision.meeting(),
        decision.subject(),
        decision.isAccount(),
        decision.purpose(),
        decision.state(),
        decision.cause(),
        decision.notice(),
        decision.basis(),
        decision.until(),
        decision.document());
  }

  /** As a ledger keeps it, with its document. */
  public static KeptDecision documented(KeptDecision decision, ServiceDescription service) {
    return new KeptDecision(
        decision.id(),
        decision.time(),
        decision.asked(),
        decision.room(),
        decision.meeting(),
        decision.subject(),
        decision.isAccount(),
        decision.purpose(),
        decision.state(),
        decision.cause(),
        decision.notice(),
        decision.basis(),
        decision.until(),
        new ConsentDocument(service).of(decision));
  }
}

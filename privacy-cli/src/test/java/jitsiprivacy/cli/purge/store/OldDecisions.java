package jitsiprivacy.cli.purge.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import jitsiprivacy.consent.ledger.sql.SqlLedger;
import jitsiprivacy.consent.notice.NoticeRef;

/** A ledger in which a focus wrote long ago. */
public final class OldDecisions implements AutoCloseable {

  public static final String ROOM = "room1@conference.example";
  static final String OTHER_ROOM = "room2@conference.example";

  /** As long as one usually is. */
  private static final String DOCUMENT = "{" + " ".repeat(1_200) + "}";

  private final Path state;
  private final SqlLedger ledger;

  public OldDecisions(Path state) throws Exception {
    this.state = state;
    this.ledger =
        SqlLedger.of(
            LedgerOptions.OF_THIS_HOST,
            state,
            Pseudonyms.withKeyIn(state.resolve("keys/pseudonym.key")),
            decision -> DOCUMENT);
  }

  /**
   * An account decides about recording.
   *
   * @param id 32 digits
   */
  public void decided(
      String id, Instant time, String room, ConsentState state, Optional<Instant> until)
      throws Exception {
    ledger.append(
        List.of(
            new ConsentRecord(
                id,
                time,
                Optional.empty(),
                new Meeting(room, Optional.of("m1")),
                new DataSubject("participant-1@accounts.example", true),
                Purpose.RECORDING,
                state,
                Cause.PRESENCE,
                new NoticeRef("1", "en", "0".repeat(64)),
                LawfulBasis.CONSENT,
                until)));
  }

  List<String> left() throws Exception {
    List<String> left = new ArrayList<>();
    try (ConsentArchive archive = ConsentArchive.of(LedgerOptions.OF_THIS_HOST, state)) {
      archive.find(
          DecisionFilter.ALL, ConsentArchive.Order.OLDEST_FIRST, each -> left.add(each.id()));
    }
    return left;
  }

  @Override
  public void close() {
    ledger.close();
  }
}

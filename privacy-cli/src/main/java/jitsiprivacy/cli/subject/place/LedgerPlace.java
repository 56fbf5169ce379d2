package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.consent.SubjectConsents;
import jitsiprivacy.cli.subject.handout.Handout;
import jitsiprivacy.cli.subject.handout.Row;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.sql.Erasure;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;

/**
 * The ledger of consent. What proves that somebody agreed, and until when, stays for as long as
 * proof is needed; the rest goes.
 *
 * @param until what was decided before; a person who came back decided anew
 * @param reason of withdrawals, for people
 */
public record LedgerPlace(
    SubjectConsents consents, Person person, Holds holds, Instant until, String reason)
    implements Place {

  private static final String LEDGER = "ledger of consent";
  private static final String PROOF =
      "the proof that you agreed, and until when (Article 17(3)(e) GDPR)";

  @Override
  public void look(Findings found) throws IOException, Failure {
    withdrawn(consents.standing(until), found);
    tell(consents.erasable(this::mayGo), found);
  }

  @Override
  public void erase(Findings done) throws IOException, Failure {
    withdrawn(consents.withdraw(until, person.account(), reason), done);
    tell(consents.erase(this::mayGo), done);
  }

  private static void withdrawn(int count, Findings to) throws IOException {
    if (count > 0) {
      to.add(new Finding("consents that stood", LEDGER, count, Fate.WITHDRAWN, ""));
    }
  }

  private static void tell(Erasure erasure, Findings to) throws IOException {
    tell(erasure.deleted(), Fate.ERASED, "", to);
    tell(erasure.proof(), Fate.KEPT, PROOF, to);
    tell(erasure.held(), Fate.HELD, "a hold, or decided since", to);
  }

  private static void tell(long amount, Fate fate, String why, Findings to) throws IOException {
    if (amount > 0) {
      to.add(new Finding("decisions on consent, under a pseudonym", LEDGER, amount, fate, why));
    }
  }

  private boolean mayGo(KeptDecision decision) {
    Optional<String> hold =
        holds.on(
            new Held(
                Optional.empty(),
                Optional.of(Set.of(decision.room())),
                Optional.empty(),
                person.pseudonyms(),
                Optional.of(decision.time()),
                Optional.of(decision.time())));
    return hold.isEmpty() && decision.time().isBefore(until);
  }

  @Override
  public void export(Handout to) throws IOException, Failure {
    List<KeptDecision> all = consents.decisions();
    if (all.isEmpty()) {
      return;
    }
    to.file("consent.json", consents::export);
    to.section(
        "What you agreed to, refused or took back",
        "All of it, with the notices you were shown, is in consent.json. Rooms are named by"
            + " pseudonyms there.",
        List.of("when", "purpose", "decision", "room"),
        all.stream()
            .map(
                each ->
                    new Row(
                        each.time().toString(),
                        each.purpose().id(),
                        each.state().name().toLowerCase(Locale.ROOT),
                        each.room()))
            .toList());
  }
}

package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.sql.ConsentRetention;
import jitsiprivacy.consent.ledger.sql.EndedDecision;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.purge.Outcome;

/**
 * Decisions of participants, counted from their end.
 *
 * @param unnamed what holds are on that were set before this ledger had pseudonyms
 */
record LedgerStore(LedgerOptions options, Path stateDir, Terms terms, Unnamed unnamed)
    implements Store {

  @Override
  public Keeps keeps() {
    return new Keeps("consent-ledger", terms.keep().toString(), "from its end");
  }

  /** A decision that is due. */
  private record Going(EndedDecision decision, Instant since, Held about) {}

  private interface Few {
    void are(ConsentRetention retention, List<Going> due) throws IOException, LedgerException;
  }

  @Override
  public void plan(Planning planning) throws IOException {
    each(
        retention -> planning.items(retention.count()),
        planning::isTimeLeft,
        (retention, due) -> {
          for (Going each : due) {
            EndedDecision decision = each.decision();
            planning.due(decision.id(), decision.bytes(), each.since(), each.about());
          }
        },
        retention -> {});
  }

  @Override
  public void carryOut(Acting acting) throws IOException {
    each(
        retention -> {},
        acting::isTimeLeft,
        (retention, due) -> {
          List<EndedDecision> going = new ArrayList<>();
          for (Going each : due) {
            if (acting.mayGo(each.decision().id(), each.about())) {
              going.add(each.decision());
            }
          }
          acting.deletes(going.size());
          Set<EndedDecision> gone = new HashSet<>(retention.delete(going));
          for (EndedDecision each : going) {
            if (gone.contains(each)) {
              acting.tell(each.id(), each.bytes(), Outcome.DELETED, "");
            } else {
              acting.tell(each.id(), 0, Outcome.HELD, "it ended a grant that is still kept");
            }
          }
        },
        ConsentRetention::finish);
  }

  private interface Step {
    void with(ConsentRetention retention) throws LedgerException;
  }

  private interface Time {
    boolean isLeft();
  }

  private void each(Step before, Time time, Few few, Step afterwards) throws IOException {
    if (options.kind() == LedgerOptions.Kind.SQLITE
        && Files.notExists(LedgerOptions.file(stateDir))) {
      return; // Nobody decided anything here, and what only looks makes none.
    }
    try (ConsentRetention retention = ConsentRetention.of(options, stateDir)) {
      before.with(retention);
      Optional<EndedDecision> last = Optional.empty();
      List<EndedDecision> page = next(retention, last);
      while (!page.isEmpty() && time.isLeft()) {
        few.are(retention, due(page));
        last = Optional.of(page.get(page.size() - 1));
        page = next(retention, last);
      }
      afterwards.with(retention);
    } catch (LedgerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<EndedDecision> next(ConsentRetention retention, Optional<EndedDecision> last)
      throws LedgerException {
    return retention.next(terms.horizon(), last);
  }

  private List<Going> due(List<EndedDecision> ended) {
    List<Going> due = new ArrayList<>();
    for (EndedDecision each : ended) {
      terms.since(each.ended()).ifPresent(since -> due.add(new Going(each, since, about(each))));
    }
    return due;
  }

  private Held about(EndedDecision decision) {
    return About.of(
        Optional.of(unnamed.orRoom(decision.room())),
        Optional.of(unnamed.orSubject(decision.subject())),
        decision.time(),
        decision.ended());
  }
}

package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.time.Instant;

/**
 * It is withdrawn first, and what was withdrawn long enough meets its fate.
 *
 * @param then that
 */
record Withdrawing(Judge judge, RunClock clock, Fate then) implements Fate {

  @Override
  public Ended of(InHand item) throws IOException {
    Candidate candidate = item.candidate();
    if (candidate.found().withdrawn().isPresent()) {
      return then.of(item);
    }
    Instant since = clock.soon();
    Instant until = Grace.end(judge.category(), since);
    int names = item.taken().otherNames();
    judge.term().beforeWithdrawal(candidate, item.taken().hidden(), until);
    try {
      item.taken().withdraw(since);
    } catch (IOException e) {
      judge.term().beforeReturn(candidate.found(), item.taken().hidden());
      throw e;
    }
    return Ended.of(
        Outcome.WITHDRAWN,
        candidate,
        "it can be had back until "
            + until
            + (names == 0 ? "" : "; its content stays under " + names + " other names"));
  }
}

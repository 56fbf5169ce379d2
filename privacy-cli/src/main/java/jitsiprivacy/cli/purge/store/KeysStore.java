package jitsiprivacy.cli.purge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.anonymizer.keys.EndedKeys;
import jitsiprivacy.anonymizer.keys.KeySchedule;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.retention.purge.Outcome;

/**
 * Keys of the pseudonyms in logs, counted from the end of their use. Programs that make pseudonyms
 * destroy them; where none runs any more, somebody else has to. They are under no hold: see
 * docs/holds.md.
 */
record KeysStore(Path directory, KeySchedule schedule, Instant now) implements Store {

  private static final long BYTES = 32;

  @Override
  public Keeps keeps() {
    Duration kept = schedule.keptFor();
    boolean days = kept.equals(Duration.ofDays(kept.toDays()));
    return new Keeps(
        "pseudonym-keys",
        (days ? Period.ofDays((int) kept.toDays()) : kept).toString(),
        "from the end of its use");
  }

  private EndedKeys keys() {
    return new EndedKeys(directory, schedule, now);
  }

  @Override
  public void plan(Planning planning) throws IOException {
    planning.items(keys().count());
    for (EndedKeys.Ended each : keys().find()) {
      planning.due(each.file().toString(), BYTES, each.since());
    }
  }

  @Override
  public void carryOut(Acting acting) throws IOException {
    List<EndedKeys.Ended> ended = new ArrayList<>();
    for (EndedKeys.Ended each : keys().find()) {
      if (acting.mayGo(each.file().toString())) {
        ended.add(each);
      }
    }
    String reason = "it is still there";
    try {
      keys().destroy();
    } catch (IOException e) {
      reason = Reason.of(e);
    }
    for (EndedKeys.Ended each : ended) {
      boolean isGone = Files.notExists(each.file(), LinkOption.NOFOLLOW_LINKS);
      acting.tell(
          each.file().toString(),
          isGone ? BYTES : 0,
          isGone ? Outcome.DELETED : Outcome.FAILED,
          isGone ? "" : reason);
    }
  }
}

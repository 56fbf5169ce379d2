package jitsiprivacy.retention.hold;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those of one moment. For any number of threads. */
final class StandingHolds implements Holds {

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Directories directories = new Directories();

  /**
   * @param now those that ended before hold nothing
   */
  StandingHolds(List<Hold> all, Instant now) {
    for (Hold each : all) {
      if (!each.hasEnded(now)) {
        rules.put(each.name(), new Rule(each.on()));
      }
    }
  }

  @Override
  public Optional<String> on(Held held) {
    for (Map.Entry<String, Rule> each : rules.entrySet()) {
      if (each.getValue().holds(held, directories)) {
        return Optional.of(each.getKey());
      }
    }
    return Optional.empty();
  }
}

package jitsiprivacy.audit.anchor.witness;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jitsiprivacy.audit.note.VerifierKey;

/** Which logs a witness watches. For any number of threads. */
@FunctionalInterface
public interface WitnessedLogs {

  /**
   * @param origin as a request has it; hostile
   * @return the keys that may sign for that log; none when it is not watched
   */
  List<VerifierKey> keys(String origin);

  /** These, each with the log's origin as its name; a log may have several. */
  static WitnessedLogs of(Collection<VerifierKey> logs) {
    Map<String, List<VerifierKey>> byOrigin =
        logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
    return origin -> byOrigin.getOrDefault(origin, List.of());
  }
}

package jitsiprivacy.cli.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jitsiprivacy.cli.doctor.finding.Severity;

/**
 * Many hosts.
 *
 * @param hosts by their names
 * @param unreadable files that are no reports, and why
 */
record Fleet(SortedMap<String, Examined> hosts, SortedMap<String, String> unreadable) {

  /** Who is examined each day has not been twice. */
  private static final Duration STALE = Duration.ofHours(50);

  /**
   * The same thing on several hosts.
   *
   * @param hosts where, and what it is there
   */
  record Shared(String id, Severity severity, String link, SortedMap<String, String> hosts) {}

  /** What is wrong, worst first, and of what is as bad, what most hosts have. */
  List<Shared> findings() {
    Map<String, Shared> byId = new LinkedHashMap<>();
    for (Examined host : hosts.values()) {
      for (Examined.Found each : host.findings()) {
        byId.computeIfAbsent(
                each.id(), id -> new Shared(id, each.severity(), each.link(), new TreeMap<>()))
            .hosts()
            .merge(host.host(), each.where() + ": " + each.what(), (a, b) -> a + "\n" + b);
      }
    }
    List<Shared> all = new ArrayList<>(byId.values());
    all.sort(
        Comparator.comparing(Shared::severity)
            .thenComparing(each -> each.hosts().size())
            .reversed()
            .thenComparing(Shared::id));
    return all;
  }

  /** Hosts whose report is too old to say anything of now. */
  List<String> stale(Instant now) {
    return hosts.values().stream()
        .filter(host -> host.time().isBefore(now.minus(STALE)))
        .map(Examined::host)
        .toList();
  }

  /** Versions in use, and on how many hosts. */
  SortedMap<String, Integer> versions() {
    SortedMap<String, Integer> versions = new TreeMap<>();
    hosts.values().forEach(host -> versions.merge(host.version(), 1, Integer::sum));
    return versions;
  }

  /** Of all hosts; a report that cannot be read or is old says nothing good. */
  Severity worst(Instant now) {
    Collection<Examined> all = hosts.values();
    Severity worst =
        all.stream().map(Examined::worst).max(Severity::compareTo).orElse(Severity.NOTE);
    boolean unknown = all.isEmpty() || !unreadable.isEmpty() || !stale(now).isEmpty();
    return unknown && worst == Severity.NOTE ? Severity.WARNING : worst;
  }
}

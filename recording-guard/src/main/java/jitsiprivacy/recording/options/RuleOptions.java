package jitsiprivacy.recording.options;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.Condition;
import jitsiprivacy.recording.policy.HeadCount;
import jitsiprivacy.recording.policy.NamePattern;
import jitsiprivacy.recording.policy.Outcome;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.RecordingRule;

/**
 * Who may record what, or may not. All of a condition that is written must hold, and of a list one;
 * what is not written is not looked at.
 *
 * @param allow true if it is not written
 * @param text what the initiator is told where it is not allowed
 */
public record RuleOptions(
    String name,
    Optional<List<String>> rooms,
    Optional<List<String>> tenants,
    Optional<InitiatorOptions> initiator,
    Optional<Set<RecordingKind>> kinds,
    Optional<List<String>> destinations,
    Optional<List<TimeOptions>> times,
    Optional<ParticipantOptions> participants,
    Optional<Boolean> encrypted,
    Optional<Boolean> allow,
    Optional<String> text,
    Optional<RequireOptions> require) {

  public RuleOptions {
    if (allow.orElse(true) && text.isPresent()) {
      throw new IllegalArgumentException(
          "text is what somebody reads who may not record: set allow = false, or leave it out");
    }
    if (!allow.orElse(true) && require.isPresent()) {
      throw new IllegalArgumentException(
          "with allow = false nothing is recorded: leave out require, or allow it");
    }
    notEmpty(Stream.of(rooms, tenants, destinations, times, kinds));
  }

  /** Which would not be looked at, where somebody may mean that none will do. */
  static void notEmpty(Stream<Optional<? extends Collection<?>>> lists) {
    if (lists.anyMatch(list -> list.filter(Collection::isEmpty).isPresent())) {
      throw new IllegalArgumentException(
          "an empty list leaves nothing that matches: leave it out for any, or name some");
    }
  }

  /**
   * In the domain's terms.
   *
   * @throws IllegalArgumentException for a name, host or time that is none
   */
  RecordingRule rule() {
    return new RecordingRule(name, condition(), outcome());
  }

  private Condition condition() {
    return new Condition(
        patterns(rooms),
        patterns(tenants),
        initiator.orElse(InitiatorOptions.ANYBODY).condition(),
        kinds.orElse(Set.of()),
        destinations.orElse(List.of()).stream().map(Condition::host).toList(),
        times.orElse(List.of()).stream().map(TimeOptions::window).toList(),
        participants.map(ParticipantOptions::count).orElse(HeadCount.ANY),
        encrypted);
  }

  static List<NamePattern> patterns(Optional<List<String>> written) {
    return written.orElse(List.of()).stream().map(NamePattern::new).toList();
  }

  private Outcome outcome() {
    return allow.orElse(true)
        ? new Outcome.Allow(require.orElse(RequireOptions.CONSENT_OF_ALL).requirements())
        : new Outcome.Refuse(text);
  }
}

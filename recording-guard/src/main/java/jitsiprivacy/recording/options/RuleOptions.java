package jitsiprivacy.recording.options;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.Condition;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.HeadCount;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.NamePattern;
import jitsiprivacy.recording.policy.Outcome;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.RecordingRule;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Withdrawal;

/**
 * Who may record what, or may not. All of a condition that is written must hold, and of a list one;
 * what is not written is not looked at.
 *
 * @param allow true if it is not written
 * @param text what the initiator is told where it is not allowed
 * @param consent of all if it is not written
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
    Optional<ConsentNeed> consent,
    Optional<String> basis,
    Optional<Duration> startsWithin,
    Optional<LateJoiner> lateJoiner,
    Optional<Withdrawal> withdrawal,
    Optional<Duration> lasts,
    Optional<String> announcement,
    Optional<Boolean> reason,
    Optional<Set<Quarantine>> quarantine) {

  public RuleOptions {
    boolean allows = allow.orElse(true);
    if (allows && text.isPresent()) {
      throw new IllegalArgumentException(
          "text is what somebody reads who may not record: set allow = false, or leave it out");
    }
    boolean requires =
        Stream.of(
                consent,
                basis,
                startsWithin,
                lateJoiner,
                withdrawal,
                lasts,
                announcement,
                reason,
                quarantine)
            .anyMatch(Optional::isPresent);
    if (!allows && requires) {
      throw new IllegalArgumentException(
          "with allow = false nothing is recorded: leave out what a recording requires, or allow it");
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
    if (!allow.orElse(true)) {
      return new Outcome.Refuse(text);
    }
    return new Outcome.Allow(
        new Requirements(
            consent.orElse(ConsentNeed.ALL),
            basis,
            startsWithin,
            lateJoiner,
            withdrawal,
            lasts,
            announcement,
            reason.orElse(false),
            quarantine.orElse(Set.of())));
  }
}

package jitsiprivacy.recording.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a rule is meant: all that is said must hold, and of a list one. Each part is an {@link
 * Aspect}.
 *
 * @param rooms empty for any
 * @param tenants empty for any, and for rooms without
 * @param kinds empty for any
 * @param destinations hosts, from {@link #host}; empty for any, and for what goes to none
 * @param times empty for always
 * @param encrypted end-to-end; empty for both
 */
public record Condition(
    List<NamePattern> rooms,
    List<NamePattern> tenants,
    InitiatorCondition initiator,
    Set<RecordingKind> kinds,
    List<NamePattern> destinations,
    List<TimeWindow> times,
    HeadCount participants,
    Optional<Boolean> encrypted) {

  /** What every recording meets. */
  public static final Condition ANY =
      new Condition(
          List.of(),
          List.of(),
          InitiatorCondition.ANY,
          Set.of(),
          List.of(),
          List.of(),
          HeadCount.ANY,
          Optional.empty());

  public Condition {
    rooms = List.copyOf(rooms);
    tenants = List.copyOf(tenants);
    kinds = Set.copyOf(kinds);
    destinations = List.copyOf(destinations);
    times = List.copyOf(times);
  }

  /**
   * A host, or several with {@code *}, in the form that is compared.
   *
   * @throws IllegalArgumentException when none could ever match
   */
  public static NamePattern host(String text) {
    return HostName.pattern(text);
  }

  public Condition withRooms(List<NamePattern> now) {
    return new Condition(
        now, tenants, initiator, kinds, destinations, times, participants, encrypted);
  }

  public Condition withTenants(List<NamePattern> now) {
    return new Condition(
        rooms, now, initiator, kinds, destinations, times, participants, encrypted);
  }

  public Condition withInitiator(InitiatorCondition now) {
    return new Condition(rooms, tenants, now, kinds, destinations, times, participants, encrypted);
  }

  public Condition withKinds(Set<RecordingKind> now) {
    return new Condition(
        rooms, tenants, initiator, now, destinations, times, participants, encrypted);
  }

  public Condition withDestinations(List<NamePattern> now) {
    return new Condition(rooms, tenants, initiator, kinds, now, times, participants, encrypted);
  }

  public Condition withTimes(List<TimeWindow> now) {
    return new Condition(
        rooms, tenants, initiator, kinds, destinations, now, participants, encrypted);
  }

  public Condition withParticipants(HeadCount now) {
    return new Condition(rooms, tenants, initiator, kinds, destinations, times, now, encrypted);
  }

  public Condition withEncrypted(Optional<Boolean> now) {
    return new Condition(rooms, tenants, initiator, kinds, destinations, times, participants, now);
  }

  boolean holds(RecordingQuestion question) {
    for (Aspect aspect : Aspect.ALL) {
      if (!aspect.holds(this, question)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it certainly holds wherever the other does. */
  boolean covers(Condition other) {
    return Aspect.ALL.stream().allMatch(aspect -> aspect.covers(this, other));
  }
}

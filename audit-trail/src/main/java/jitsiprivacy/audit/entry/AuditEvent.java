package jitsiprivacy.audit.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that happened, as an entry tells it.
 *
 * @param kind of an {@link EventKind}; another one in entries that a later version wrote
 * @param time to the millisecond, in the years 0 to 9999
 * @param room where, if anywhere
 * @param subject whom it is about, if anybody
 * @param actor who made it happen
 * @param facts at most 16, by their name
 * @param payload of what is kept beside the log
 */
public record AuditEvent(
    String kind,
    Instant time,
    Optional<Pseudonym> room,
    Optional<Pseudonym> subject,
    Actor actor,
    SortedMap<String, Fact> facts,
    Optional<PayloadHash> payload) {

  private static final Pattern KIND = Pattern.compile("[a-z]{1,31}\\.[a-z]{1,31}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final int MOST_FACTS = 16;
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public AuditEvent {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("a kind is two words with a dot between them");
    }
    if (time.isBefore(FIRST) || time.isAfter(END)) {
      throw new IllegalArgumentException("a time is in the years 0 to 9999");
    }
    if (facts.size() > MOST_FACTS) {
      throw new IllegalArgumentException("an event has at most " + MOST_FACTS + " facts");
    }
    if (!facts.keySet().stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("the name of a fact is a word in lower case");
    }
  }

  /** One that says no more than that. */
  public static AuditEvent of(EventKind kind, Instant time, Actor actor) {
    return new AuditEvent(
        kind.id(),
        time,
        Optional.empty(),
        Optional.empty(),
        actor,
        Collections.emptySortedMap(),
        Optional.empty());
  }

  public AuditEvent inRoom(Pseudonym where) {
    return new AuditEvent(kind, time, Optional.of(where), subject, actor, facts, payload);
  }

  public AuditEvent about(Pseudonym whom) {
    return new AuditEvent(kind, time, room, Optional.of(whom), actor, facts, payload);
  }

  public AuditEvent with(String name, String text) {
    return with(name, new Fact.Text(text));
  }

  public AuditEvent with(String name, long number) {
    return with(name, new Fact.Amount(number));
  }

  public AuditEvent with(String name, boolean flag) {
    return with(name, new Fact.Flag(flag));
  }

  public AuditEvent with(String name, List<String> texts) {
    return with(name, new Fact.Texts(texts));
  }

  private AuditEvent with(String name, Fact fact) {
    Map<String, Fact> more = new TreeMap<>(facts);
    more.put(name, fact);
    return new AuditEvent(kind, time, room, subject, actor, new TreeMap<>(more), payload);
  }

  public AuditEvent withPayload(PayloadHash hash) {
    return new AuditEvent(kind, time, room, subject, actor, facts, Optional.of(hash));
  }

  public boolean is(EventKind of) {
    return kind.equals(of.id());
  }

  /** The text of a fact; empty when there is none, or it is no text. */
  public Optional<String> text(String name) {
    return facts.get(name) instanceof Fact.Text text ? Optional.of(text.value()) : Optional.empty();
  }
}

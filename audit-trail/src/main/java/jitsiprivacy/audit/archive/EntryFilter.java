package jitsiprivacy.audit.archive;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.Pseudonym;

/**
 * Which entries to show: those that are all of it. What cannot be read is shown when nothing is
 * asked for, and what is of another version also when its kind is.
 *
 * @param kinds as {@code consent.granted}, or {@code consent} for all of these; empty for any
 * @param from the first instant
 * @param until the first instant that is too late
 */
public record EntryFilter(
    Set<String> kinds,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Pseudonym> room,
    Optional<Pseudonym> subject) {

  public EntryFilter {
    kinds = Set.copyOf(kinds);
  }

  /** All entries. */
  public static EntryFilter any() {
    return new EntryFilter(
        Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public EntryFilter kinds(Set<String> only) {
    return new EntryFilter(only, from, until, room, subject);
  }

  public EntryFilter from(Instant time) {
    return new EntryFilter(kinds, Optional.of(time), until, room, subject);
  }

  public EntryFilter until(Instant time) {
    return new EntryFilter(kinds, from, Optional.of(time), room, subject);
  }

  public EntryFilter room(Pseudonym only) {
    return new EntryFilter(kinds, from, until, Optional.of(only), subject);
  }

  public EntryFilter subject(Pseudonym only) {
    return new EntryFilter(kinds, from, until, room, Optional.of(only));
  }

  /** Whether an entry is one of them. */
  public boolean matches(EntryContent content) {
    if (content instanceof EntryContent.Known known) {
      return matches(known.event());
    }
    boolean nothingElse = from.isEmpty() && until.isEmpty() && room.isEmpty() && subject.isEmpty();
    if (content instanceof EntryContent.OtherVersion other) {
      return nothingElse && matchesKind(other.kind());
    }
    return nothingElse && kinds.isEmpty();
  }

  private boolean matches(AuditEvent event) {
    return matchesKind(event.kind())
        && from.map(time -> !event.time().isBefore(time)).orElse(true)
        && until.map(time -> event.time().isBefore(time)).orElse(true)
        && (room.isEmpty() || room.equals(event.room()))
        && (subject.isEmpty() || subject.equals(event.subject()));
  }

  private boolean matchesKind(String kind) {
    int dot = kind.indexOf('.');
    return kinds.isEmpty()
        || kinds.contains(kind)
        || (dot > 0 && kinds.contains(kind.substring(0, dot)));
  }
}

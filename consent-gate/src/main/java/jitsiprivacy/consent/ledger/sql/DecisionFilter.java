package jitsiprivacy.consent.ledger.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which decisions: those that are all of what is given.
 *
 * @param subject a pseudonym, as are room and meeting
 * @param since decided then or later
 * @param until decided before
 */
public record DecisionFilter(
    Optional<String> subject,
    Optional<String> room,
    Optional<String> meeting,
    Optional<Purpose> purpose,
    Optional<ConsentState> state,
    Optional<Instant> since,
    Optional<Instant> until) {

  /** Every decision. */
  public static final DecisionFilter ALL =
      new DecisionFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** All about one subject. */
  public static DecisionFilter about(String subject) {
    return new DecisionFilter(
        Optional.of(subject),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A condition on a row called {@code d}. */
  String sql() {
    List<String> all = new ArrayList<>(List.of("1 = 1"));
    subject.ifPresent(it -> all.add("d.subject = :subject"));
    room.ifPresent(it -> all.add("d.room = :room"));
    meeting.ifPresent(it -> all.add("d.meeting = :meeting"));
    purpose.ifPresent(it -> all.add("d.purpose = :purpose"));
    state.ifPresent(it -> all.add("d.state = :state"));
    since.ifPresent(it -> all.add("d.time >= :since"));
    until.ifPresent(it -> all.add("d.time < :until"));
    return String.join(" and ", all);
  }

  void bind(SqlStatement<?> statement) {
    subject.ifPresent(it -> statement.bind("subject", it));
    room.ifPresent(it -> statement.bind("room", it));
    meeting.ifPresent(it -> statement.bind("meeting", it));
    purpose.ifPresent(it -> statement.bind("purpose", it.id()));
    state.ifPresent(it -> statement.bind("state", it.name()));
    since.ifPresent(it -> statement.bind("since", Micros.of(it)));
    until.ifPresent(it -> statement.bind("until", Micros.of(it)));
  }
}

package jitsiprivacy.cli.purge.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.Named;

/**
 * Rooms and persons of holds that have no name in the ledger, for it had no key when they were
 * held. Any decision may be of one of them: in doubt it is held.
 */
record Unnamed(Set<String> rooms, Set<String> subjects) {

  static Unnamed of(List<Hold> holds) {
    Set<String> rooms = new HashSet<>();
    Set<String> subjects = new HashSet<>();
    for (Hold hold : holds) {
      add(hold.on().rooms(), rooms);
      add(hold.on().subjects(), subjects);
    }
    return new Unnamed(rooms, subjects);
  }

  private static void add(List<Named> names, Set<String> to) {
    names.stream().filter(each -> each.inLedger().isEmpty()).map(Named::pseudonym).forEach(to::add);
  }

  Set<String> orRoom(String room) {
    return or(rooms, room);
  }

  Set<String> orSubject(String subject) {
    return or(subjects, subject);
  }

  private static Set<String> or(Set<String> any, String one) {
    if (any.isEmpty()) {
      return Set.of(one);
    }
    Set<String> all = new HashSet<>(any);
    all.add(one);
    return all;
  }
}

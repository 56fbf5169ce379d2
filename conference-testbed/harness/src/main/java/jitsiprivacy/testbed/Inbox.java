package jitsiprivacy.testbed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jivesoftware.smack.packet.Stanza;

/** Everything a client has received, in order. */
final class Inbox {
  private final List<Stanza> stanzas = new CopyOnWriteArrayList<>();

  void add(Stanza stanza) {
    stanzas.add(stanza);
  }

  /** Those of one class that match. */
  <S extends Stanza> List<S> all(Class<S> type, Predicate<S> matching) {
    return stanzas.stream().filter(type::isInstance).map(type::cast).filter(matching).toList();
  }

  /** Forgets what came so far, so that a later wait is for something new. */
  void clear() {
    stanzas.clear();
  }
}

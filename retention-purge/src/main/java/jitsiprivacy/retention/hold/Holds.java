package jitsiprivacy.retention.hold;

import java.util.Optional;

/** What must not be deleted. */
@FunctionalInterface
public interface Holds {

  /** Nothing is held. */
  Holds NONE = held -> Optional.empty();

  /** The name of a hold that it is under. In doubt it is. */
  Optional<String> on(Held held);
}

package jitsiprivacy.audit.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who made it happen; never which person. */
public enum Actor {
  PARTICIPANT,
  MODERATOR,
  OPERATOR,
  /** A guard or the command, by itself. */
  SERVICE;

  /** As it stands in an entry. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when there is none of that name. */
  public static Optional<Actor> of(String id) {
    return Arrays.stream(values()).filter(actor -> actor.id().equals(id)).findFirst();
  }
}

package jitsiprivacy.consent;

import java.util.Objects;
import java.util.Optional;

/**
 * A meeting: a main room with its breakout rooms, from the first to come until the last has left.
 *
 * @param room the main room, as {@code room@service}
 * @param id what tells it from other meetings in the same room; empty where the server gives none
 */
public record Meeting(String room, Optional<String> id) {
  public Meeting {
    Objects.requireNonNull(room, "room");
    Objects.requireNonNull(id, "id");
  }
}

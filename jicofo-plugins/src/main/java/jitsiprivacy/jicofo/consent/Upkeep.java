package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import java.time.Duration;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Background;

/** Ends grants whose time is over while somebody is in a meeting, and asks again. */
final class Upkeep {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Rooms rooms;
  private final Asking asking;
  private final Background background;

  @Inject
  Upkeep(Rooms rooms, Asking asking, Background background) {
    this.rooms = rooms;
    this.asking = asking;
    this.background = background;
    later();
  }

  private void later() {
    background.runAfter(EVERY, this::run);
  }

  private void run() {
    try {
      for (Room room : rooms.all()) {
        room.occupants().forEach(this::look);
      }
    } finally {
      later(); // A fault with one of them is reported, and must not be the end of it.
    }
  }

  private void look(Occupant occupant) {
    if (occupant.arrival().isOver()) {
      occupant.consent().expireDue();
      // Also what expired elsewhere, or on another device that was looked at before.
      if (occupant.consent().hasExpired()) {
        asking.begin(occupant);
      }
    }
  }
}

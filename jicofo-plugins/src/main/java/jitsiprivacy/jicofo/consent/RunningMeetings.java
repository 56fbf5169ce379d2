package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jitsiprivacy.consent.notice.Notice;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;

/**
 * Asks again who is in a meeting already when a notice comes into force, where the operator wants
 * that. Otherwise what they agreed to holds until they leave.
 */
final class RunningMeetings {

  private final Rooms rooms;
  private final Admittance admittance;
  private final Asking asking;

  @Inject
  RunningMeetings(
      NoticeBoard notices,
      Rooms rooms,
      Admittance admittance,
      Asking asking,
      ConsentGateOptions options) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.asking = asking;
    if (options.notice().asksInRunningMeetings()) {
      notices.listen(this::ask);
    }
  }

  private void ask(Notice next) {
    for (Room room : rooms.all()) {
      for (Occupant occupant : room.occupants()) {
        if (occupant.isReceived() && admittance.isAsked(occupant)) {
          // What it decided before is about the notice it was received with.
          occupant.arrival().afterwards(() -> ask(occupant, next));
        }
      }
    }
  }

  private void ask(Occupant occupant, Notice next) {
    occupant.notice(next);
    occupant.consent().noticeIs(next.version());
    asking.begin(occupant);
  }
}

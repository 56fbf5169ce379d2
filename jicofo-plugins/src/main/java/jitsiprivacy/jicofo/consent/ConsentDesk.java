package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.jicofo.consent.channel.PresenceChannel;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Receives occupants: what they are asked for, what they decided before, and what they say now. */
@Singleton
public final class ConsentDesk {

  private final Evidence evidence;
  private final Subjects subjects;
  private final Policy policy;
  private final NoticeBoard notices;
  private final Admittance admittance;
  private final Rooms rooms;
  private final Asking asking;
  private final PresenceChannel presenceChannel;
  private final Followers followers;

  @Inject
  ConsentDesk(
      Evidence evidence,
      Subjects subjects,
      Policy policy,
      NoticeBoard notices,
      Admittance admittance,
      Rooms rooms,
      Asking asking,
      PresenceChannel presenceChannel,
      Followers followers) {
    this.evidence = evidence;
    this.subjects = subjects;
    this.policy = policy;
    this.notices = notices;
    this.admittance = admittance;
    this.rooms = rooms;
    this.asking = asking;
    this.presenceChannel = presenceChannel;
    this.followers = followers;
  }

  /**
   * For a new occupant.
   *
   * @param realJid the account behind it; {@code null} if hidden
   * @param claims what the server vouches for
   * @param self gets the occupant before anything is told
   */
  public OccupantConsent open(
      Room room,
      EntityFullJid occupant,
      Jid realJid,
      Map<String, String> claims,
      AtomicReference<Occupant> self) {
    return new OccupantConsent(
        subjects.of(occupant, realJid, claims),
        () -> subjects.meetingOf(room),
        evidence.queue(),
        Clock.systemUTC(),
        followers.of(self));
  }

  /** Once it is known which meeting it is, and what the occupant is; may be said again. */
  public void receive(Occupant occupant) {
    if (occupant.kind() == OccupantKind.FOCUS
        || occupant.room().meeting().isEmpty()
        || !admittance.isAsked(occupant)) {
      return;
    }
    OccupantConsent consent = occupant.consent();
    consent.terms(policy.termsFor(subjects.facts(occupant)));
    if (occupant.isReceived()) {
      return;
    }
    occupant.notice(notices.inForce());
    consent.noticeIs(occupant.notice().version());
    // Before the question: what is decided elsewhere meanwhile is told of.
    evidence.book().enter(consent);
    if (rooms.occupant(occupant.jid()).filter(present -> present == occupant).isEmpty()) {
      evidence.book().leave(consent);
      return;
    }
    evidence
        .queue()
        .recall(
            consent.subject(),
            consent.meeting(),
            prior -> {
              consent.heard(prior);
              asking.begin(occupant); // Before what it says already, which may be the answer.
              occupant.arrival().over();
              rooms.changed(occupant);
            });
  }

  /**
   * Reads the occupant's own presence; one that says nothing of consent changes nothing.
   *
   * @param first whether it is the first that is seen of the occupant
   */
  public void hear(Occupant occupant, Presence presence, boolean first) {
    if (occupant.kind() != OccupantKind.FOCUS && admittance.isAsked(occupant)) {
      presenceChannel.hear(occupant, presence, first);
    }
  }
}

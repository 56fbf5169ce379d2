package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.jicofo.consent.channel.PresenceChannel;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Receives occupants: what they are asked for, what they decided before, and what they say now. */
@Singleton
public final class ConsentDesk {

  private final Evidence evidence;
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
      Policy policy,
      NoticeBoard notices,
      Admittance admittance,
      Rooms rooms,
      Asking asking,
      PresenceChannel presenceChannel,
      Followers followers) {
    this.evidence = evidence;
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
    OccupantConsent consent =
        new OccupantConsent(
            subject(occupant, realJid, claims),
            () -> meetingOf(room),
            evidence.queue(),
            Clock.systemUTC(),
            followers.of(self));
    evidence.book().enter(consent);
    return consent;
  }

  /** Once it is known which meeting it is, and what the occupant is; may be said again. */
  public void receive(Occupant occupant) {
    if (occupant.kind() == OccupantKind.FOCUS
        || occupant.room().meeting().isEmpty()
        || !admittance.isAsked(occupant)) {
      return;
    }
    OccupantConsent consent = occupant.consent();
    consent.terms(policy.termsFor(facts(occupant)));
    if (occupant.isReceived()) {
      return;
    }
    occupant.notice(notices.inForce());
    consent.noticeIs(occupant.notice().version());
    evidence
        .queue()
        .recall(
            consent.subject(),
            consent.meeting(),
            prior -> {
              consent.heard(prior);
              occupant.arrival().over();
              rooms.changed(occupant);
              asking.begin(occupant);
            });
  }

  /** Reads the occupant's own presence; one that says nothing of consent changes nothing. */
  public void hear(Occupant occupant, Presence presence, HostConnection connection) {
    if (occupant.kind() != OccupantKind.FOCUS && admittance.isAsked(occupant)) {
      presenceChannel.hear(occupant, presence);
    }
  }

  private static DataSubject subject(
      EntityFullJid occupant, Jid realJid, Map<String, String> claims) {
    String user = claims.get("user.id");
    if (user != null && realJid != null) {
      return new DataSubject(user + "@" + realJid.getDomain(), true);
    }
    return new DataSubject((realJid == null ? occupant : realJid).toString(), false);
  }

  private static Meeting meetingOf(Room room) {
    return room.meeting().orElseGet(() -> new Meeting(room.jid().toString(), Optional.empty()));
  }

  private static Facts facts(Occupant occupant) {
    String main = meetingOf(occupant.room()).room();
    String name = main.substring(0, Math.max(0, main.indexOf('@')));
    // As Jitsi's muc_domain_mapper writes it.
    int end = name.startsWith("[") ? name.indexOf(']') : -1;
    return new Facts(
        name.substring(end + 1),
        end < 0 ? Optional.empty() : Optional.of(name.substring(1, end)),
        occupant.claims(),
        occupant.isVisitor());
  }
}

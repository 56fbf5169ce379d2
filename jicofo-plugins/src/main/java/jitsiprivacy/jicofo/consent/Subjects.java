package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Who somebody is to the ledger, and what the rules are looked up by. */
@Singleton
public final class Subjects {

  private static final String USER_ID = "user.id";

  private final Set<String> domains;

  @Inject
  Subjects(ConsentGateOptions options) {
    this.domains = options.accounts().domains();
  }

  /**
   * In a room.
   *
   * @param realJid {@code null} if hidden
   * @param claims what the server vouches for
   */
  DataSubject of(EntityFullJid occupant, Jid realJid, Map<String, String> claims) {
    String user = claims.get(USER_ID);
    if (user != null && realJid != null) {
      return account(user, realJid.getDomain().toString());
    }
    return new DataSubject((realJid == null ? occupant : realJid).toString(), false);
  }

  /** An account of that user id in each domain that has some. */
  Stream<DataSubject> accounts(String user) {
    return domains.stream().sorted().map(domain -> account(user, domain));
  }

  Meeting meetingOf(Room room) {
    return room.meeting().orElseGet(() -> new Meeting(room.jid().toString(), Optional.empty()));
  }

  /** Of a room, where it is not known about whom. */
  public Facts facts(Room room) {
    return facts(meetingOf(room).room(), Map.of(), false);
  }

  public Facts facts(Occupant occupant) {
    return facts(meetingOf(occupant.room()).room(), occupant.claims(), occupant.isVisitor());
  }

  /**
   * Of an account that is not there yet.
   *
   * @param room {@code room@service}
   */
  Facts facts(String user, String room) {
    return facts(room, Map.of(USER_ID, user), false);
  }

  private static DataSubject account(String user, String domain) {
    return new DataSubject(user + "@" + domain, true);
  }

  private static Facts facts(String room, Map<String, String> claims, boolean isVisitor) {
    String name = room.substring(0, Math.max(0, room.indexOf('@')));
    // As Jitsi's muc_domain_mapper writes it.
    int end = name.startsWith("[") ? name.indexOf(']') : -1;
    return new Facts(
        name.substring(end + 1),
        end < 0 ? Optional.empty() : Optional.of(name.substring(1, end)),
        claims,
        isVisitor);
  }
}

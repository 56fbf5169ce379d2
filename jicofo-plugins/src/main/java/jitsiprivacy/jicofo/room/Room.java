package jitsiprivacy.jicofo.room;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.consent.Meeting;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/** One room the focus is in. */
public final class Room {

  private final EntityBareJid jid;
  private final Map<String, Occupant> occupants = new ConcurrentHashMap<>();
  private volatile Meeting meeting;
  private final Map<String, String> lastStatements = new ConcurrentHashMap<>();
  private volatile boolean entered;
  private volatile boolean certain = true;

  Room(EntityBareJid jid) {
    this.jid = jid;
  }

  public EntityBareJid jid() {
    return jid;
  }

  /** Which meeting it belongs to: known once the room's configuration was read. */
  public Optional<Meeting> meeting() {
    return Optional.ofNullable(meeting);
  }

  void meeting(Meeting now) {
    meeting = now;
  }

  public Collection<Occupant> occupants() {
    return occupants.values();
  }

  /** By nick, which is the endpoint id. */
  public Optional<Occupant> occupant(String nick) {
    return Optional.ofNullable(occupants.get(nick));
  }

  /** Whether the focus is in: those who were there before it were told of first (XEP-0045, 7.2). */
  boolean isEntered() {
    return entered;
  }

  void entered() {
    entered = true;
  }

  /**
   * Whether this is not what that connection said last: presence repeats it, also when somebody
   * changes the name or comes back, and what is repeated decides nothing. Not what the subject
   * said: two devices of one would take turns in repeating what each said.
   */
  public boolean isNewStatement(Occupant by, String text) {
    Jid connection = by.realJid() == null ? by.jid() : by.realJid();
    return !text.equals(lastStatements.put(connection.toString(), text));
  }

  /** Whether no presence of this room was lost to a fault of ours. */
  public boolean isCertain() {
    return certain;
  }

  void lostSight() {
    certain = false;
  }

  void put(Occupant occupant) {
    occupants.put(occupant.nick(), occupant);
  }

  Occupant remove(String nick) {
    return occupants.remove(nick);
  }
}

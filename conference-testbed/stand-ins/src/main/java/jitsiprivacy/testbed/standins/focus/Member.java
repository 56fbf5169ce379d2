package jitsiprivacy.testbed.standins.focus;

import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** An occupant of a conference room as its presence describes it. */
final class Member implements ChatRoomMember {
  private final EntityFullJid occupantJid;
  private volatile Jid realJid;
  private volatile MUCAffiliation affiliation;

  Member(EntityFullJid occupantJid) {
    this.occupantJid = occupantJid;
  }

  void describedAs(Jid realJid, MUCAffiliation affiliation) {
    this.realJid = realJid;
    this.affiliation = affiliation;
  }

  @Override
  public EntityFullJid getOccupantJid() {
    return occupantJid;
  }

  @Override
  public String getName() {
    return occupantJid.getResourcepart().toString();
  }

  Jid realJid() {
    return realJid;
  }

  boolean moderator() {
    return affiliation == MUCAffiliation.owner || affiliation == MUCAffiliation.admin;
  }

  @Override
  public String toString() {
    return getName();
  }
}

package jitsiprivacy.jicofo.room;

import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** Follows the rooms. Called on Smack's reader thread or on the ledger's: must not block. */
public interface RoomListener {

  /** Somebody came, or what they are or agreed to changed. */
  void changed(Occupant occupant);

  /** Somebody went; the occupant is no longer in {@link Rooms}. */
  void left(EntityFullJid occupant);

  /** The focus left the room. */
  void closed(EntityBareJid room);
}

package jitsiprivacy.jicofo.room;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import jitsiprivacy.consent.OccupantConsent;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** One occupant, from its first presence to its last. */
public final class Occupant {

  private final EntityFullJid occupantJid;
  private final Jid realJid;
  private final OccupantConsent consent;
  private final AtomicBoolean noticeShown = new AtomicBoolean();
  private final AtomicReference<String> lastStatement = new AtomicReference<>();
  private volatile OccupantKind kind = OccupantKind.PARTICIPANT;
  private volatile boolean moderator;

  Occupant(EntityFullJid occupantJid, Jid realJid, OccupantConsent consent) {
    this.occupantJid = occupantJid;
    this.realJid = realJid;
    this.consent = consent;
  }

  /** {@code room@service/nick}. */
  public EntityFullJid jid() {
    return occupantJid;
  }

  /** The endpoint id. */
  public String nick() {
    return occupantJid.getResourcepart().toString();
  }

  /** The address behind it, {@code null} while the room hides it. */
  public Jid realJid() {
    return realJid;
  }

  public OccupantConsent consent() {
    return consent;
  }

  public OccupantKind kind() {
    return kind;
  }

  /** Whether the MUC service says so at present. */
  public boolean isModerator() {
    return moderator;
  }

  void moderator(boolean now) {
    moderator = now;
  }

  /** Whether this stay has not been shown the notice yet; asking counts as showing. */
  public boolean firstNotice() {
    return noticeShown.compareAndSet(false, true);
  }

  /** Presence repeats what was said: whether this text is not the last one heard. */
  public boolean isNewStatement(String text) {
    return !text.equals(lastStatement.getAndSet(text));
  }

  /** Returns whether this is news. */
  boolean kind(OccupantKind now) {
    boolean news = kind != now;
    kind = now;
    return news;
  }
}

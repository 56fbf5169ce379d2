package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import jitsiprivacy.consent.InvalidStatement;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Statement;
import jitsiprivacy.consent.StatementFormat;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Opens the file of an occupant and takes down what its presence states. */
@Singleton
public final class ConsentDesk {

  /** The participant property {@code privacy_consent}, as stock clients publish properties. */
  static final String ELEMENT = "jitsi_participant_privacy_consent";

  static final String NAMESPACE = "jabber:client";

  /** An operator cannot have others yet. */
  private static final Set<Purpose> ASKED = Set.of(Purpose.CONFERENCE, Purpose.RECORDING);

  private final StatementFormat format = new StatementFormat();
  private final Evidence evidence;
  private final ConsentGateOptions options;
  private final Messages messages;

  @Inject
  ConsentDesk(Evidence evidence, ConsentGateOptions options, Messages messages) {
    this.evidence = evidence;
    this.options = options;
    this.messages = messages;
  }

  /**
   * For a new occupant.
   *
   * @param realJid the account behind it, which makes it a data subject; {@code null} if hidden
   */
  public OccupantConsent open(EntityFullJid occupant, Jid realJid, Runnable onChange) {
    String subject = (realJid == null ? occupant : realJid).toString();
    return new OccupantConsent(
        occupant.asEntityBareJid().toString(),
        subject,
        evidence.queue(),
        Clock.systemUTC(),
        onChange);
  }

  /** Reads the occupant's own presence; one without a statement changes nothing. */
  public void hear(Occupant occupant, Presence presence, HostConnection connection) {
    if (!(presence.getExtensionElement(ELEMENT, NAMESPACE)
        instanceof StandardExtensionElement element)) {
      return;
    }
    String text = element.getText();
    if (text == null || text.isEmpty() || !occupant.isNewStatement(text)) {
      return;
    }
    try {
      Statement statement = format.parse(text).about(ASKED);
      if (statement.notice().equals(options.notice().version())) {
        occupant.consent().state(statement);
      } else {
        occupant.consent().withdraw();
        throw new InvalidStatement("the notice in force is version " + options.notice().version());
      }
    } catch (InvalidStatement e) {
      messages.tell(
          occupant, "Your answer about consent could not be used: " + e.getMessage(), connection);
    }
  }
}

package jitsiprivacy.jicofo.consent.channel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.InvalidStatement;
import jitsiprivacy.consent.PresenceStatement;
import jitsiprivacy.consent.StatementFormat;
import jitsiprivacy.consent.chat.ChatLines;
import jitsiprivacy.consent.notice.NoticeText;
import jitsiprivacy.jicofo.consent.Asking;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.room.Occupant;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/** Participant properties, as stock clients publish them: docs/consent-presence.md. */
@Singleton
public final class PresenceChannel {

  private static final String STATEMENT = "jitsi_participant_privacy_consent";
  private static final String DIALOG = "jitsi_participant_privacy_dialog";
  private static final String NAMESPACE = "jabber:client";

  private final StatementFormat statements = new StatementFormat();
  private final DialogFormat dialogs = new DialogFormat();
  private final Correspondence correspondence;
  private final Asking asking;
  private final UnmuteChannel unmuting;

  @Inject
  PresenceChannel(Correspondence correspondence, Asking asking, UnmuteChannel unmuting) {
    this.correspondence = correspondence;
    this.asking = asking;
    this.unmuting = unmuting;
  }

  /** Reads the occupant's own presence; one that says nothing of consent changes nothing. */
  public void hear(Occupant occupant, Presence presence) {
    text(presence, DIALOG)
        .flatMap(dialogs::languages)
        .filter(occupant::dialog)
        .ifPresent(
            languages -> occupant.arrival().afterwards(() -> asking.dialogIsThere(occupant)));
    text(presence, STATEMENT)
        .filter(occupant::isNewStatement)
        .ifPresent(text -> occupant.arrival().afterwards(() -> state(occupant, text)));
    if (occupant.arrival().isOver()) {
      unmuting.hear(occupant, presence);
    }
  }

  private void state(Occupant occupant, String text) {
    try {
      PresenceStatement said = statements.parse(text);
      if (!said.room().equals(occupant.room().jid().toString())) {
        throw new InvalidStatement("it is for another room");
      }
      if (!said.notice().equals(occupant.notice().version())) {
        occupant.consent().withdraw(Cause.PRESENCE);
        correspondence.say(occupant, ChatLines::otherNoticeVersion);
        correspondence.tellState(occupant, Optional.empty());
        return;
      }
      NoticeText read =
          said.language()
              .map(language -> occupant.notice().in(List.of(language)))
              .orElseGet(() -> correspondence.text(occupant));
      occupant.consent().state(said.statement(), occupant.notice().ref(read), Cause.PRESENCE);
    } catch (InvalidStatement e) {
      correspondence.say(occupant, lines -> lines.unusable(e.getMessage()));
    }
  }

  private static Optional<String> text(Presence presence, String element) {
    return presence.getExtensionElement(element, NAMESPACE)
            instanceof StandardExtensionElement found
        ? Optional.ofNullable(found.getText()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}

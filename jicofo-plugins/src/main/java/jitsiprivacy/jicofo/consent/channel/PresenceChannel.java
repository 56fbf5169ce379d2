package jitsiprivacy.jicofo.consent.channel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.InvalidStatement;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.PresenceStatement;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.Statement;
import jitsiprivacy.consent.StatementFormat;
import jitsiprivacy.consent.chat.ChatLines;
import jitsiprivacy.consent.notice.NoticeRef;
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

  /**
   * Reads the occupant's own presence; one that says nothing of consent changes nothing.
   *
   * @param first whether it is the first that is seen of the occupant
   */
  public void hear(Occupant occupant, Presence presence, boolean first) {
    text(presence, DIALOG)
        .filter(occupant::isNewDialog)
        .flatMap(dialogs::languages)
        .filter(occupant::dialog)
        .ifPresent(
            languages -> occupant.arrival().afterwards(() -> asking.dialogIsThere(occupant)));
    text(presence, STATEMENT)
        .filter(text -> occupant.room().isNewStatement(occupant, text))
        .ifPresent(text -> occupant.arrival().afterwards(() -> state(occupant, text, first)));
    unmuting.hear(occupant, presence);
  }

  private void state(Occupant occupant, String text, boolean first) {
    try {
      PresenceStatement said = statements.parse(text);
      if (!said.room().equals(occupant.room().jid().toString())) {
        throw new InvalidStatement("it is for another room");
      }
      if (!said.notice().equals(occupant.notice().version())) {
        occupant.consent().withdraw(Cause.PRESENCE);
        correspondence.say(occupant, ChatLines::otherNoticeVersion);
        correspondence.tellState(occupant);
        return;
      }
      NoticeText read =
          said.language()
              .map(language -> occupant.notice().in(List.of(language)))
              .orElseGet(() -> correspondence.text(occupant));
      NoticeRef notice = occupant.notice().ref(read);
      if (first) {
        repeat(occupant, said.statement(), notice);
      } else {
        occupant.consent().state(said.statement(), notice, Cause.PRESENCE);
      }
    } catch (InvalidStatement e) {
      correspondence.say(occupant, lines -> lines.unusable(e.getMessage()));
    }
  }

  /**
   * A room repeats the presence of those who are there to a focus that comes back, and it may be
   * older than what they decided last in another way. So it undoes no refusal.
   */
  private static void repeat(Occupant occupant, Statement statement, NoticeRef notice) {
    Set<Purpose> granted = new HashSet<>(statement.granted());
    boolean unknown = occupant.room().meeting().flatMap(Meeting::id).isEmpty();
    if (unknown && occupant.wasThereBefore()) {
      granted.clear(); // Nobody can tell what was decided before.
    }
    Map<Purpose, Standing> standings = occupant.consent().standings();
    granted.removeIf(
        purpose ->
            switch (standings.getOrDefault(purpose, Standing.UNASKED).state()) {
              case REFUSED, WITHDRAWN, EXPIRED -> true;
              case UNASKED, ASKED, GRANTED -> false;
            });
    occupant.consent().decide(granted, statement.refused(), notice, Cause.PRESENCE);
  }

  private static Optional<String> text(Presence presence, String element) {
    return presence.getExtensionElement(element, NAMESPACE)
            instanceof StandardExtensionElement found
        ? Optional.ofNullable(found.getText()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}

package jitsiprivacy.jicofo.consent.channel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.chat.ChatCommand;
import jitsiprivacy.consent.chat.ChatCommands;
import jitsiprivacy.consent.chat.ChatLanguages;
import jitsiprivacy.consent.chat.ChatLines;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jxmpp.jid.EntityFullJid;

/**
 * Commands in the chat. A command counts for whoever the MUC service says wrote it, and is about
 * nobody else.
 */
@Singleton
public final class ChatChannel implements StanzaInterceptor<Message> {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ChatCommands commands = new ChatCommands(ChatLanguages.load());
  private final Rooms rooms;
  private final Admittance admittance;
  private final Correspondence correspondence;
  private final Background background;
  private final boolean enabled;

  @Inject
  ChatChannel(
      Rooms rooms,
      Admittance admittance,
      Correspondence correspondence,
      Background background,
      ConsentGateOptions options) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.correspondence = correspondence;
    this.background = background;
    this.enabled = options.chat().enabled();
  }

  @Override
  public Verdict intercept(Message message, HostConnection connection) {
    String body = enabled ? message.getBody() : null;
    if (body != null && isSaidNow(message)) {
      Optional<ChatCommand> command = commands.parse(body);
      if (command.isPresent()) {
        EntityFullJid from =
            message.getFrom() == null ? null : message.getFrom().asEntityFullJidIfPossible();
        Optional.ofNullable(from)
            .flatMap(rooms::occupant)
            .filter(admittance::isAsked)
            .ifPresent(
                occupant -> occupant.arrival().afterwards(() -> obey(occupant, command.get())));
      }
    }
    return Verdict.pass();
  }

  /** History, which the room repeats to who enters it, was obeyed when it was new. */
  private static boolean isSaidNow(Message message) {
    return (message.getType() == Message.Type.groupchat || message.getType() == Message.Type.chat)
        && DelayInformation.from(message) == null;
  }

  private void obey(Occupant occupant, ChatCommand command) {
    occupant.speaks(command.language());
    OccupantConsent consent = occupant.consent();
    Set<Purpose> asked = inOrder(consent, consent.terms().asked());
    switch (command.kind()) {
      case STATUS -> correspondence.tellStanding(occupant);
      case HELP -> help(occupant, asked);
      case GRANT -> {
        Set<Purpose> waited = consent.terms().toPublish();
        about(occupant, command, asked, waited.isEmpty() ? asked : inOrder(consent, waited))
            .ifPresent(purposes -> grant(occupant, purposes));
      }
      case REFUSE ->
          about(occupant, command, asked, asked).ifPresent(purposes -> refuse(occupant, purposes));
      case WITHDRAW ->
          about(occupant, command, asked, asked)
              .ifPresent(purposes -> withdraw(occupant, purposes));
    }
  }

  private Optional<Set<Purpose>> about(
      Occupant occupant, ChatCommand command, Set<Purpose> asked, Set<Purpose> unnamed) {
    Optional<Set<Purpose>> purposes =
        command.about(asked, unnamed).map(named -> inOrder(occupant.consent(), named));
    if (purposes.isEmpty()) {
      Map<Purpose, String> titles = correspondence.titles(occupant, asked);
      correspondence.say(occupant, lines -> lines.unknownPurpose(titles));
    } else if (purposes.get().isEmpty()) {
      correspondence.say(occupant, ChatLines::nothingAsked);
      return Optional.empty();
    }
    return purposes;
  }

  private void grant(Occupant occupant, Set<Purpose> purposes) {
    occupant.consent().decide(purposes, Set.of(), notice(occupant), Cause.CHAT);
    background.runAfter(PATIENCE, () -> tellPending(occupant, purposes));
  }

  /** What is durable soon, as it should be, is told of then. */
  private void tellPending(Occupant occupant, Set<Purpose> purposes) {
    Map<Purpose, Standing> standings = occupant.consent().standings();
    Set<Purpose> pending = new LinkedHashSet<>(purposes);
    pending.removeIf(purpose -> !standings.getOrDefault(purpose, Standing.UNASKED).pending());
    correspondence.say(occupant, pending, lines -> lines::pending);
  }

  private void refuse(Occupant occupant, Set<Purpose> purposes) {
    Set<Purpose> granted = having(occupant, purposes, ConsentState.GRANTED);
    occupant.consent().decide(Set.of(), purposes, notice(occupant), Cause.CHAT);
    correspondence.say(occupant, granted, lines -> lines::withdrawn);
    Set<Purpose> others = new LinkedHashSet<>(purposes);
    others.removeAll(granted);
    correspondence.say(occupant, others, lines -> lines::refused);
  }

  private void withdraw(Occupant occupant, Set<Purpose> purposes) {
    Set<Purpose> granted = having(occupant, purposes, ConsentState.GRANTED);
    occupant.consent().withdraw(purposes, notice(occupant), Cause.CHAT);
    if (granted.isEmpty()) {
      correspondence.say(occupant, ChatLines::nothingToWithdraw);
    } else {
      correspondence.say(occupant, granted, lines -> lines::withdrawn);
    }
  }

  private void help(Occupant occupant, Set<Purpose> asked) {
    if (asked.isEmpty()) {
      correspondence.say(occupant, ChatLines::nothingAsked);
    } else {
      correspondence.say(occupant, lines -> lines.help(asked.iterator().next()));
    }
  }

  private NoticeRef notice(Occupant occupant) {
    return occupant.notice().ref(correspondence.text(occupant));
  }

  private static Set<Purpose> having(Occupant occupant, Set<Purpose> purposes, ConsentState state) {
    Set<Purpose> having = new LinkedHashSet<>(purposes);
    Map<Purpose, Standing> standings = occupant.consent().standings();
    having.removeIf(purpose -> standings.getOrDefault(purpose, Standing.UNASKED).state() != state);
    return having;
  }

  /** As they are displayed. */
  private static Set<Purpose> inOrder(OccupantConsent consent, Set<Purpose> purposes) {
    Set<Purpose> ordered = new LinkedHashSet<>(List.copyOf(consent.terms().purposes().keySet()));
    ordered.retainAll(purposes);
    return ordered;
  }
}

package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * What somebody wants to record for, which no stock client has a field for: they write it in the
 * chat before they ask, as {@code /record} and the reason.
 */
@Singleton
public final class Reasons implements StanzaInterceptor<Message>, RoomListener {

  private static final Pattern COMMAND =
      Pattern.compile("\\s*/record\\s+(\\S.*?)\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Duration HOLDS = Duration.ofMinutes(10);

  /** Characters of a line that can be one. */
  private static final int LONGEST = 2_000;

  private final Map<EntityFullJid, Said> said = new ConcurrentHashMap<>();
  private final Rooms rooms;

  private record Said(Occupant by, String reason, Instant until) {}

  @Inject
  Reasons(Rooms rooms) {
    this.rooms = rooms;
    rooms.listen(this);
  }

  @Override
  public Verdict intercept(Message message, HostConnection connection) {
    String body = message.getBody();
    boolean isChat =
        message.getType() == Message.Type.groupchat || message.getType() == Message.Type.chat;
    if (body == null || !isChat || body.length() > LONGEST || message.getFrom() == null) {
      return Verdict.pass();
    }
    Matcher command = COMMAND.matcher(body);
    if (command.matches() && DelayInformation.from(message) == null) {
      Optional.ofNullable(message.getFrom().asEntityFullJidIfPossible())
          .flatMap(rooms::occupant)
          .ifPresent(
              by -> said.put(by.jid(), new Said(by, command.group(1), Instant.now().plus(HOLDS))));
    }
    return Verdict.pass();
  }

  /** What they said last, if that is not long ago. */
  Optional<String> of(Occupant occupant) {
    return Optional.ofNullable(said.get(occupant.jid()))
        .filter(last -> last.by == occupant && Instant.now().isBefore(last.until))
        .map(Said::reason);
  }

  @Override
  public void changed(Occupant occupant) {}

  @Override
  public void left(EntityFullJid occupant) {
    said.remove(occupant);
  }

  @Override
  public void closed(EntityBareJid room) {
    said.keySet().removeIf(each -> each.asEntityBareJid().equals(room));
  }
}

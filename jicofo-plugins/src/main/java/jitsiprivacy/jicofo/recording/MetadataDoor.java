package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jivesoftware.smack.packet.Message;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * A room's settings can have its meeting exported. Jicofo is told of them by us, always: as they
 * are but for what may not be, and again when that changes.
 */
@Singleton
public final class MetadataDoor implements StanzaInterceptor<Message>, RoomListener {

  private final Map<EntityBareJid, RoomSettings> settings = new ConcurrentHashMap<>();
  private final Map<RecordingKind, Destination> destinations;
  private final MetadataComponent component;
  private final Rooms rooms;
  private final Admittance admittance;
  private final Exports exports;
  private final GuardHealth health;

  @Inject
  MetadataDoor(
      JicofoSettings jicofo,
      MetadataComponent component,
      Rooms rooms,
      Admittance admittance,
      Exports exports,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.destinations = destinations(jicofo);
    this.component = component;
    this.rooms = rooms;
    this.admittance = admittance;
    this.exports = exports;
    this.health = health;
    exports.listen(this::changed);
    rooms.listen(this);
  }

  /** Where Jicofo has the address of none, the settings have nothing exported. */
  private static Map<RecordingKind, Destination> destinations(JicofoSettings jicofo) {
    Map<RecordingKind, Destination> destinations = new ConcurrentHashMap<>();
    jicofo
        .transcriptionUrl()
        .ifPresent(url -> destinations.put(RecordingKind.TRANSCRIPTION, ofTemplate(url)));
    jicofo
        .translationUrl()
        .ifPresent(url -> destinations.put(RecordingKind.TRANSLATION, ofTemplate(url)));
    return destinations;
  }

  /** The connect itself, which has no gaps any more, is looked at as well. */
  private static Destination ofTemplate(String url) {
    return Destination.ofUrl(
        url.replace("{{REGION}}", "region").replace("{{MEETING_ID}}", "meeting"));
  }

  @Override
  public Verdict intercept(Message message, HostConnection connection) {
    JsonMessageExtension extension = message.getExtension(JsonMessageExtension.class);
    if (destinations.isEmpty()
        || extension == null
        || message.getType() != Message.Type.normal
        || !component.is(message.getFrom())) {
      return Verdict.pass(); // Jicofo exports nothing because of it.
    }
    Optional<EntityBareJid> name = room(extension);
    if (name.isEmpty()) {
      return Verdict.pass();
    }
    try {
      RoomMetadata read = new RoomMetadata(extension.getJson());
      HandedMetadata metadata = new HandedMetadata(message, extension, read, connection);
      Optional<Room> room = name.flatMap(rooms::room);
      if (room.isEmpty()) {
        return Verdict.replace(metadata.saying(read.without(judged(metadata))));
      }
      tell(room.get(), metadata);
      return Verdict.drop();
    } catch (IOException e) {
      return Verdict.drop(); // Nor could Jicofo read it.
    }
  }

  private static Optional<EntityBareJid> room(JsonMessageExtension extension) {
    try {
      String name = extension.getAttributeAsString("room");
      return name == null ? Optional.empty() : Optional.of(JidCreate.entityBareFrom(name));
    } catch (XmppStringprepException e) {
      return Optional.empty();
    }
  }

  private void tell(Room room, HandedMetadata metadata) {
    RoomSettings known = settings.computeIfAbsent(room.jid(), any -> new RoomSettings());
    Set<RecordingKind> wanted = judged(metadata);
    Set<RecordingKind> dropped = known.are(metadata, wanted);
    handAgain(room);
    dropped.forEach(kind -> exports.notWanted(room, kind));
    ask(room, known);
  }

  /** Each once, as soon as there is somebody who could agree. */
  private void ask(Room room, RoomSettings known) {
    if (!admittance.participants(room).isEmpty()) {
      for (RecordingKind kind : known.toAsk()) {
        if (!exports.wanted(room, kind, destinations.get(kind))) {
          known.isNotAsked(kind);
        }
      }
    }
  }

  private Set<RecordingKind> judged(HandedMetadata metadata) {
    Set<RecordingKind> wanted = EnumSet.noneOf(RecordingKind.class);
    wanted.addAll(metadata.wanted());
    wanted.retainAll(destinations.keySet());
    return wanted;
  }

  /** What may be exported: one may have ended that kept another from being asked for. */
  private void changed(Room room) {
    handAgain(room);
    RoomSettings known = settings.get(room.jid());
    if (known != null) {
      ask(room, known);
    }
  }

  private void handAgain(Room room) {
    RoomSettings known = settings.get(room.jid());
    if (known != null) {
      try {
        known.hand(kind -> !destinations.containsKey(kind) || exports.isThrough(room, kind));
      } catch (IOException e) {
        health.alert("metadata", "the settings of a room could not be told to Jicofo: " + e, e);
      }
    }
  }

  @Override
  public void changed(Occupant occupant) {
    RoomSettings known = settings.get(occupant.room().jid());
    if (known != null) {
      ask(occupant.room(), known);
    }
  }

  @Override
  public void left(EntityFullJid occupant) {}

  @Override
  public void closed(EntityBareJid room) {
    settings.remove(room);
  }
}

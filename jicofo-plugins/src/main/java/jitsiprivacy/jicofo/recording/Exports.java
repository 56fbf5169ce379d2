package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jitsiprivacy.jicofo.bridge.BridgeConnect;
import jitsiprivacy.jicofo.bridge.ConnectKey;
import jitsiprivacy.jicofo.bridge.ExportPolicy;
import jitsiprivacy.jicofo.bridge.ExportRequests;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.spi.GuardHealth;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;

/** The exports of all rooms: those that are let through may leave, and the others are asked for. */
@Singleton
final class Exports implements ExportPolicy, Export.Surroundings {

  private final Map<Place, Export> exports = new ConcurrentHashMap<>();
  private final Map<ConferenceModifyIQ, List<Export>> toAsk =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final List<Consumer<Room>> listeners = new CopyOnWriteArrayList<>();
  private final Rooms rooms;
  private final RecordingDesk desk;
  private final Rulings rulings;
  private final ExportRequests requests;
  private final Correspondence correspondence;
  private final GuardHealth health;

  private record Place(EntityBareJid room, RecordingKind kind) {}

  @Inject
  Exports(
      Rooms rooms,
      RecordingDesk desk,
      Rulings rulings,
      ExportRequests requests,
      Correspondence correspondence,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.rooms = rooms;
    this.desk = desk;
    this.rulings = rulings;
    this.requests = requests;
    this.correspondence = correspondence;
    this.health = health;
  }

  /** Is told when it changes what of a room may be exported. */
  void listen(Consumer<Room> listener) {
    listeners.add(listener);
  }

  boolean has(Room room, RecordingKind kind) {
    return exports.containsKey(new Place(room.jid(), kind));
  }

  /** Whether what the room's settings ask for is let through. */
  boolean isThrough(Room room, RecordingKind kind) {
    Export export = exports.get(new Place(room.jid(), kind));
    return export != null && export.isWanted() && export.isThrough();
  }

  /**
   * The room's settings ask for one.
   *
   * @return whether there is one now or will be where the rules allow it; not while one ends
   */
  boolean wanted(Room room, RecordingKind kind, Destination to) {
    Export export = new Export(room, kind, to, true, this);
    Export there = exports.putIfAbsent(new Place(room.jid(), kind), export);
    if (there == null) {
      desk.open(room).asked(export);
    }
    return there == null || there.isWantedAgain();
  }

  /** The room's settings ask for none. */
  void notWanted(Room room, RecordingKind kind) {
    Export export = exports.get(new Place(room.jid(), kind));
    if (export != null) {
      export.takenBack();
    }
  }

  @Override
  public void asked(
      Optional<EntityBareJid> name, BridgeConnect connect, ConferenceModifyIQ request) {
    Optional<Room> room = name.flatMap(rooms::room);
    if (room.isEmpty()) {
      return; // Nobody in there has agreed to anything.
    }
    Place place = new Place(room.get().jid(), Kinds.ofExport(connect.permission().kind()));
    Destination to = Destination.ofUrl(connect.permission().destination());
    Export asked = new Export(room.get(), place.kind, to, false, this);
    Export there = exports.putIfAbsent(place, asked);
    if (there != null && there.covers(to, () -> rulings.of(asked, room.get()))) {
      there.asked(connect);
    } else {
      asked.asked(connect);
      toAsk.computeIfAbsent(request, any -> new ArrayList<>()).add(asked);
    }
  }

  @Override
  public void takenBack(EntityBareJid room, Predicate<ConnectKey> which) {
    of(room).forEach(export -> export.takenBack(which));
  }

  /** Only now, so that what we send because of it is behind it. */
  @Override
  public void left(
      Optional<EntityBareJid> room,
      ConferenceModifyIQ request,
      Predicate<ConnectKey> lost,
      boolean sent) {
    room.ifPresent(name -> of(name).forEach(export -> export.goOn(lost)));
    List<Export> asked = toAsk.remove(request);
    if (asked != null) {
      asked.forEach(export -> ask(export, sent));
    }
  }

  private void ask(Export export, boolean sent) {
    if (sent) {
      desk.open(export.room()).asked(export);
    } else {
      export.over();
    }
  }

  private List<Export> of(EntityBareJid room) {
    return Stream.of(RecordingKind.values())
        .map(kind -> exports.get(new Place(room, kind)))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public boolean isOfAnother(ConnectKey key, Export than) {
    return of(than.room().jid()).stream().anyMatch(each -> each != than && each.has(key));
  }

  @Override
  public ExportRequests requests() {
    return requests;
  }

  @Override
  public RoomDesk desk(Room room) {
    return desk.open(room);
  }

  @Override
  public void changed(Export export) {
    if (export.isOver()) {
      exports.remove(new Place(export.room().jid(), export.kind()), export);
    }
    listeners.forEach(listener -> listener.accept(export.room()));
  }

  /** Who switched it on is a moderator, and it is not known which one. */
  @Override
  public void refused(Export export, String text) {
    if (export.isWanted()) {
      export.room().occupants().stream()
          .filter(Occupant::isModerator)
          .forEach(moderator -> correspondence.announce(moderator, text));
    } else {
      health.alert(
          "export-refused",
          "a bridge was to export a meeting ("
              + Kinds.mode(export.kind())
              + "), and the rules do not let it",
          null);
    }
  }
}

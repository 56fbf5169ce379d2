package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.OccupantKind;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.spi.GuardHealth;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** A transcription by Jigasi runs for as long as a transcriber is in the room. */
final class TranscriberReports implements RoomListener {

  private final Map<EntityFullJid, String> sessions = new ConcurrentHashMap<>();
  private final RecordingDesk desk;
  private final Exports exports;
  private final Transcribers transcribers;
  private final GuardHealth health;

  @Inject
  TranscriberReports(
      Rooms rooms,
      RecordingDesk desk,
      Exports exports,
      Transcribers transcribers,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.desk = desk;
    this.exports = exports;
    this.transcribers = transcribers;
    this.health = health;
    rooms.listen(this);
  }

  @Override
  public void changed(Occupant occupant) {
    if (occupant.kind() == OccupantKind.TRANSCRIBER && !sessions.containsKey(occupant.jid())) {
      isThere(occupant);
    }
  }

  private void isThere(Occupant transcriber) {
    EntityBareJid room = transcriber.room().jid();
    Optional<TranscriberWay> expected = transcribers.expected(room);
    String session =
        expected.map(TranscriberWay::session).orElseGet(() -> "unexpected-" + UUID.randomUUID());
    sessions.put(transcriber.jid(), session);
    if (expected.isEmpty() && exports.has(transcriber.room(), RecordingKind.TRANSCRIPTION)) {
      // What is allowed is another one, which it must not be taken for.
      health.alert("transcriber", "a transcriber came into a room unasked, and is put out", null);
      transcribers.putOut(transcriber);
    } else {
      desk.open(transcriber.room()).hostStarted(RecordingKind.TRANSCRIPTION, session);
    }
    if (transcriber.room().occupant(transcriber.nick()).filter(transcriber::equals).isEmpty()) {
      left(transcriber.jid()); // It had left already when another thread told of it.
    }
  }

  @Override
  public void left(EntityFullJid occupant) {
    String session = sessions.remove(occupant);
    if (session != null && !sessions.containsValue(session)) {
      transcribers.hasLeft(occupant.asEntityBareJid(), session);
      desk.of(occupant.asEntityBareJid())
          .ifPresent(
              open -> open.hostEnded(RecordingKind.TRANSCRIPTION, Optional.of(session), false));
    }
  }

  @Override
  public void closed(EntityBareJid room) {
    sessions.keySet().removeIf(jid -> jid.asEntityBareJid().equals(room));
  }
}

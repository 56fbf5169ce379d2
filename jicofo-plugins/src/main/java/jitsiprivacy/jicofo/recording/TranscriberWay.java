package jitsiprivacy.jicofo.recording;

import java.util.Optional;
import java.util.UUID;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.RecordingKind;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.Jid;

/** A transcriber of Jigasi's that is dialled into a room, where it is an occupant. */
final class TranscriberWay implements Way {

  private final Room room;
  private final Optional<Occupant> by;
  private final Optional<String> reason;
  private final Taken request;
  private final Transcribers transcribers;
  private final RecordingDesk desk;
  private final String session = "transcriber-" + UUID.randomUUID();

  TranscriberWay(
      Room room,
      Optional<Occupant> by,
      Optional<String> reason,
      Taken request,
      Transcribers transcribers,
      RecordingDesk desk) {
    this.room = room;
    this.by = by;
    this.reason = reason;
    this.request = request;
    this.transcribers = transcribers;
    this.desk = desk;
  }

  /** What it is called in the audit trail. */
  String session() {
    return session;
  }

  @Override
  public RecordingKind kind() {
    return RecordingKind.TRANSCRIPTION;
  }

  @Override
  public Optional<Occupant> by() {
    return by;
  }

  @Override
  public Optional<String> reason() {
    return reason;
  }

  /** To a gateway of the operator's. */
  @Override
  public Destination destination() {
    return Destination.nowhere();
  }

  @Override
  public void letThrough() {
    transcribers.expect(room, this);
    request.letThrough();
  }

  @Override
  public void refuse(Condition condition, String text) {
    request.refuse(condition, text);
  }

  @Override
  public void stop(Optional<String> named) {
    if (!transcribers.putOut(room)) {
      desk.open(room).hostEnded(kind(), named, false);
    }
  }

  @Override
  public void over() {
    transcribers.expectNoMore(room, this);
  }

  @Override
  public boolean isAnsweredBy(String id, Jid to) {
    return request.isAnsweredBy(id, to);
  }
}

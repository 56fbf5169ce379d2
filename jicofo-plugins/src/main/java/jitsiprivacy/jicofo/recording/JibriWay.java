package jitsiprivacy.jicofo.recording;

import java.util.Optional;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.RecordingKind;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.Jid;

/** A Jibri session that a client asks for. */
final class JibriWay implements Way {

  private final JibriIq iq;
  private final Occupant by;
  private final Optional<String> reason;
  private final Taken request;
  private final JibriStops stops;
  private final Room room;

  JibriWay(JibriIq iq, Occupant by, Optional<String> reason, Taken request, JibriStops stops) {
    this.iq = iq;
    this.by = by;
    this.reason = reason;
    this.request = request;
    this.stops = stops;
    this.room = by.room();
  }

  @Override
  public RecordingKind kind() {
    return Kinds.of(iq);
  }

  @Override
  public Optional<Occupant> by() {
    return Optional.of(by);
  }

  @Override
  public Destination destination() {
    return switch (kind()) {
      case SIP -> Destination.ofSipAddress(iq.getSipAddress());
      case LIVE_STREAM -> stream(iq.getStreamId());
      default -> Destination.nowhere();
    };
  }

  @Override
  public Optional<String> reason() {
    return reason;
  }

  /** A key alone goes where the operator's Jibri sends keys. */
  private static Destination stream(String id) {
    return id == null || id.indexOf(':') < 0 ? Destination.nowhere() : Destination.ofUrl(id);
  }

  @Override
  public void letThrough() {
    request.letThrough();
  }

  @Override
  public void refuse(Condition condition, String text) {
    request.refuse(condition, text);
  }

  @Override
  public void stop(Optional<String> session) {
    stops.stop(
        room, kind(), session, Optional.of(by.nick()), Optional.ofNullable(iq.getSipAddress()));
  }

  @Override
  public boolean isAnsweredBy(String id, Jid to) {
    return request.isAnsweredBy(id, to);
  }
}

package jitsiprivacy.testbed;

import java.util.Optional;
import org.jxmpp.jid.parts.Resourcepart;

/** What a participant sees of the others in the room it is in. */
public final class Sight {
  private final Client client;
  private final RoomView view;

  Sight(Client client, RoomView view) {
    this.client = client;
    this.view = view;
  }

  /** Whether another one is there. */
  public boolean has(Participant other) {
    return of(other).isPresent();
  }

  /** Who another one is, as its presence says; empty where it says nothing. */
  public Optional<String> userId(Participant other) {
    return of(other).flatMap(SeenPresence::userId);
  }

  /** What another one has switched off, as its presence says; empty where it is not there. */
  public Optional<ForceMute> muted(Participant other) {
    return of(other).map(SeenPresence::muted);
  }

  /** What another one has published as {@code <jitsi_participant_NAME>}. */
  public Optional<String> property(Participant other, String name) {
    return of(other).flatMap(presence -> presence.property(name));
  }

  /** How many have published a property with this value. */
  public long published(String property, String value) {
    return view.presences().stream()
        .map(SeenPresence::new)
        .filter(presence -> presence.property(property).filter(value::equals).isPresent())
        .count();
  }

  /** The id of the room's meeting, as clients read it; empty where the server gives none. */
  public Optional<String> meetingId() {
    return RoomDisco.of(client, view.room()).meetingId();
  }

  Optional<SeenPresence> of(Resourcepart occupant) {
    return view.presenceOf(occupant).map(SeenPresence::new);
  }

  private Optional<SeenPresence> of(Participant other) {
    return of(other.occupantJid().getResourcepart());
  }
}

package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jxmpp.jid.EntityBareJid;

/** A running bridge, with what it says of itself over HTTP at this moment. */
public final class Bridge extends ServerProcess {
  private final BridgeState state;

  Bridge(
      String nickname,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      int restPort) {
    super(nickname, command, environment, directory);
    this.state = new BridgeState(restPort);
  }

  void awaitRest() {
    await("the bridge's HTTP interface", state::answers);
  }

  /** What of a participant is dropped; empty where it has no endpoint. */
  public Optional<ForceMute> forceMute(Participant participant) {
    return forceMute(participant.room(), participant.endpointId());
  }

  /**
   * Has a conference changed over HTTP.
   *
   * @return the HTTP status
   */
  public int change(String meetingId, String json) {
    return state.change(meetingId, json);
  }

  /**
   * Has a participant's packets captured.
   *
   * @return the HTTP status
   */
  public int capture(Participant participant) {
    return state.capture(participant.room(), participant.endpointId());
  }

  /** Whether it says that it captures a participant's packets. */
  public boolean isCapturing(Participant participant) {
    return state.isCapturing(participant.room(), participant.endpointId());
  }

  /** The same of whoever it is. */
  public Optional<ForceMute> forceMute(EntityBareJid room, String endpointId) {
    return state.forceMute(room, endpointId);
  }

  /** The ids of a conference's endpoints; none when there is no such conference. */
  public Set<String> endpoints(EntityBareJid room) {
    return state.endpoints(room);
  }

  /** Waits until the bridge treats a participant's media so. */
  public void awaitForceMute(Participant participant, ForceMute expected) {
    awaiting(participant + " " + expected + " at " + name())
        .untilAsserted(
            () -> {
              Optional<ForceMute> actual = forceMute(participant);
              if (!actual.equals(Optional.of(expected))) {
                throw new AssertionError("the bridge has " + actual);
              }
            });
  }

  /** Waits until exactly these have an endpoint in the room. */
  public void awaitEndpoints(EntityBareJid room, Participant... participants) {
    Set<String> expected =
        Arrays.stream(participants).map(Participant::endpointId).collect(Collectors.toSet());
    awaiting("endpoints " + expected + " at " + name())
        .until(() -> endpoints(room), expected::equals);
  }
}

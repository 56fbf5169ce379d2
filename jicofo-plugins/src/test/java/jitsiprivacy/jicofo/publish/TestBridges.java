package jitsiprivacy.jicofo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.impl.JidCreate;

/** Bridges that do as they are told, and the requests that Jicofo tells them with. */
final class TestBridges {

  private static final String MEETING = "meeting-1";

  private final TestFocus focus;
  private final PublishGate gate;

  /** By bridge and endpoint. */
  private final Map<String, Mute> mutes = new ConcurrentHashMap<>();

  TestBridges(TestFocus focus) {
    this.focus = focus;
    this.gate = focus.get(PublishGate.class);
    focus.wire().receiver(this::hear);
  }

  /** {@code null} where the bridge has no such endpoint. */
  Mute mute(String bridge, String endpoint) {
    return mutes.get(bridge + "/" + endpoint);
  }

  void create(String bridge, String endpoint) {
    tell(creating(bridge, endpoint));
  }

  ConferenceModifyIQ creating(String bridge, String endpoint) {
    return request(bridge, Colibri2Endpoint.getBuilder(), endpoint, true);
  }

  void forceMute(String bridge, String endpoint, Mute mute) {
    tell(forceMuting(bridge, endpoint, mute));
  }

  ConferenceModifyIQ forceMuting(String bridge, String endpoint, Mute mute) {
    Colibri2Endpoint.Builder change = Colibri2Endpoint.getBuilder();
    change.setForceMute(mute.audio(), mute.video());
    return request(bridge, change, endpoint, false);
  }

  void expire(String bridge, String endpoint) {
    Colibri2Endpoint.Builder change = Colibri2Endpoint.getBuilder();
    change.setExpire(true);
    tell(request(bridge, change, endpoint, false));
  }

  void expireMeeting(String bridge) {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("host");
    request.to(JidCreate.fromOrThrowUnchecked(bridge));
    request.setMeetingId(MEETING);
    request.setExpire(true);
    tell(request.build());
  }

  /** Jicofo sends: through the gate, onto the wire, and back to the gate. */
  void tell(ConferenceModifyIQ request) {
    decide(request).run();
  }

  /** The gate decides now; what is returned puts the stanza on the wire. */
  Runnable decide(ConferenceModifyIQ request) {
    Verdict verdict = gate.intercept(request, focus.wire());
    assertThat(verdict).isInstanceOfAny(Verdict.Pass.class, Verdict.Replace.class);
    return () -> {
      focus.wire().leaves(request);
      gate.sent(request, focus.wire(), null);
    };
  }

  /** What a request says about its only endpoint. */
  static Mute muteIn(ConferenceModifyIQ request) {
    ForceMute element = request.getEndpoints().get(0).getForceMute();
    return element == null ? Mute.NOTHING : Mute.of(element);
  }

  private static ConferenceModifyIQ request(
      String bridge, Colibri2Endpoint.Builder change, String endpoint, boolean create) {
    change.setId(endpoint);
    change.setCreate(create);
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("host");
    request.to(JidCreate.fromOrThrowUnchecked(bridge));
    request.setMeetingId(MEETING);
    if (create) {
      request.setConferenceName(TestFocus.ROOM.toString());
    }
    request.addEndpoint(change.build());
    ConferenceModifyIQ iq = request.build();
    iq.setType(IQ.Type.set);
    return iq;
  }

  private void hear(Stanza stanza) {
    if (!(stanza instanceof ConferenceModifyIQ request)) {
      return;
    }
    String bridge = request.getTo() + "/";
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      String key = bridge + endpoint.getId();
      if (endpoint.getExpire()) {
        mutes.remove(key);
      } else if (endpoint.getCreate() || mutes.containsKey(key)) {
        Mute before = endpoint.getCreate() ? Mute.NOTHING : mutes.get(key);
        mutes.put(key, endpoint.getForceMute() == null ? before : Mute.of(endpoint.getForceMute()));
      }
    }
    if (request.getExpire()) {
      mutes.keySet().removeIf(key -> key.startsWith(bridge));
    }
  }
}

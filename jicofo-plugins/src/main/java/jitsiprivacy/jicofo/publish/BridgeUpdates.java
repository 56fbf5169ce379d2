package jitsiprivacy.jicofo.publish;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jitsiprivacy.jicofo.consent.ConsentGateModule;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;

/** Tells a bridge by ourselves what to mute, and again when it does not confirm. */
@Singleton
final class BridgeUpdates {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String ALERT = "bridge-silent";

  private final BridgedConferences conferences;
  private final Background background;
  private final GuardHealth health;
  private final Optional<BeforeRequest> before;

  @Inject
  BridgeUpdates(
      BridgedConferences conferences,
      Background background,
      @Named(ConsentGateModule.ID) GuardHealth health,
      Optional<BeforeRequest> before) {
    this.conferences = conferences;
    this.background = background;
    this.health = health;
    this.before = before;
  }

  void send(BridgedEndpoint endpoint) {
    endpoint.connection().sendWhile(() -> next(endpoint));
  }

  private ConferenceModifyIQ next(BridgedEndpoint endpoint) {
    if (endpoint.isGone()) {
      correctSuccessor(endpoint);
      return null;
    }
    Mute mute = endpoint.mute().next();
    if (mute == null) {
      return null;
    }
    ConferenceModifyIQ.Builder request =
        ConferenceModifyIQ.builder("jitsi-privacy-" + UUID.randomUUID());
    request.to(endpoint.bridge());
    request.setMeetingId(endpoint.meeting());
    Colibri2Endpoint.Builder change = Colibri2Endpoint.getBuilder();
    change.setId(endpoint.id());
    change.setForceMute(mute.audio(), mute.video());
    request.addEndpoint(change.build());
    ConferenceModifyIQ iq = request.build();
    iq.setType(IQ.Type.set);
    before.ifPresent(told -> told.leaves(iq, endpoint.connection()));
    endpoint.connection().awaitAnswer(iq, ANSWER_WITHIN, answer -> confirm(answer, endpoint));
    return iq;
  }

  /** Our last stanza for an endpoint that is gone may have met the next of the same name. */
  private void correctSuccessor(BridgedEndpoint gone) {
    BridgedConference conference = conferences.known(gone.meeting());
    BridgedEndpoint next = conference == null ? null : conference.endpoints().get(gone.id());
    if (next != null && next.bridge().equals(gone.bridge())) {
      next.mute().unknown();
      send(next);
    }
  }

  private void confirm(IQ answer, BridgedEndpoint endpoint) {
    if (answer != null && answer.getType() == IQ.Type.result) {
      health.recovered(ALERT);
    } else if (!endpoint.isGone() && !knowsNoEndpoint(answer)) {
      health.alert(
          ALERT, "bridge " + endpoint.bridge() + " did not confirm what to mute; trying on", null);
      endpoint.mute().unknown();
      background.runAfter(PAUSE, () -> send(endpoint));
    }
  }

  private static boolean knowsNoEndpoint(IQ answer) {
    return answer != null
        && answer.getError() != null
        && answer.getError().getCondition() == StanzaError.Condition.item_not_found;
  }
}

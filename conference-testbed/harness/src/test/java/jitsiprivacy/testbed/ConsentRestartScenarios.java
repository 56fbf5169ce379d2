package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A focus that goes in the middle of a meeting and comes back. */
class ConsentRestartScenarios {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasDecidedIsRecoveredAndNobodyIsReleasedByAccident(boolean killed) {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(Installed.AGENT, "consent-gate { enabled = true, chat.after = 500 ms }")
            .start()) {
      Bridge bridge = deployment.bridge();
      Participant agreed = deployment.participant("participant-1").join("r").awaitModerator();
      Participant silent = deployment.participant("participant-2").join("r");
      Participant inChat = deployment.participant("participant-3").join("r");
      Participant withdrew = deployment.participant("participant-4").join("r");
      silent.awaitInvitation();
      agreed.consents("conference", "");
      inChat.says("/consent yes");
      withdrew.consents("conference", "");
      bridge.awaitForceMute(agreed, NOTHING);
      bridge.awaitForceMute(inChat, NOTHING);
      bridge.awaitForceMute(withdrew, NOTHING);
      withdrew.says("/consent withdraw");
      bridge.awaitForceMute(withdrew, EVERYTHING);
      withdrew.messages().awaitChatLine("You withdrew");
      withdrew.forgets("privacy_consent");

      if (killed) {
        deployment.killAndRestartFocus();
      } else {
        deployment.restartFocus();
      }
      agreed.awaitFocus(false);
      agreed.requestConferenceAgain().awaitFocus(true);
      silent.awaitInvitation(2);
      withdrew.awaitInvitation(2);
      bridge.awaitForceMute(agreed, NOTHING);
      bridge.awaitForceMute(inChat, NOTHING);
      assertThat(bridge.forceMute(silent)).contains(EVERYTHING);
      assertThat(bridge.forceMute(withdrew)).contains(EVERYTHING);
      assertThat(BridgeRequest.about(silent, deployment.focusWire()))
          .filteredOn(request -> request.mute().isPresent())
          .allMatch(request -> request.mute().filter(EVERYTHING::equals).isPresent());
    }
  }
}

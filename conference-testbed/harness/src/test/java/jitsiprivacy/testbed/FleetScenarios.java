package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.sql.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two focuses with one ledger, in a database that may go away. */
class FleetScenarios {

  @TempDir Path secondState;

  private final String room = "room-" + UUID.randomUUID();

  private static String guards(LedgerOptions ledger) {
    return "consent-gate { enabled = true, accounts.domains = [ \"%s\" ],"
            .formatted(Domains.TOKEN_USERS)
        + " purposes.conference.lasts = 1 day, ledger { kind = postgresql, url = \"%s\", user = %s, password-file = \"%s\" } }"
            .formatted(
                ledger.url().orElseThrow(),
                ledger.user().orElseThrow(),
                ledger.passwordFile().orElseThrow());
  }

  /** The pseudonyms of a ledger are made with one key. */
  private void shareKey(Deployment deployment) throws Exception {
    Path key = Path.of("keys", "pseudonym.key");
    Files.createDirectories(secondState.resolve("keys"));
    Files.copy(deployment.stateDirectory().resolve(key), secondState.resolve(key));
  }

  @Test
  void whatAnAccountDecidesAtOneFocusHoldsAtTheOther() throws Exception {
    try (PostgresServer server = new PostgresServer();
        Deployment deployment =
            Deployment.create().guardedBy(Installed.AGENT, guards(server.newDatabase())).start()) {
      shareKey(deployment);
      deployment.startSecondFocus(secondState);
      Participant here = deployment.account("user-1", "phone").join(room);
      Participant p1 = deployment.participant("participant-1").join(room);
      Participant there =
          deployment.accountOfSecondFocus("user-1", "laptop").join("second-" + room);
      Participant p2 = deployment.participantOfSecondFocus("participant-2").join("second-" + room);
      for (Participant each : new Participant[] {here, p1, there, p2}) {
        each.awaitInvitation();
      }
      Bridge bridge = deployment.bridge();
      assertThat(bridge.forceMute(there)).contains(EVERYTHING);
      long granted = System.nanoTime();
      here.consents("conference", "");
      bridge.awaitForceMute(here, NOTHING);
      bridge.awaitForceMute(there, NOTHING);
      tell("a grant reached the other focus", granted);
      long withdrawn = System.nanoTime();
      there.says("/consent withdraw");
      bridge.awaitForceMute(there, EVERYTHING);
      bridge.awaitForceMute(here, EVERYTHING);
      tell("a withdrawal reached the first focus", withdrawn);
      assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
      assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
    }
  }

  private static void tell(String what, long since) {
    System.out.println(
        what + " after " + Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms");
  }

  @Test
  void withoutTheDatabaseTheGateStaysShutAndOpensWhenItIsBack() throws Exception {
    try (PostgresServer server = new PostgresServer();
        Deployment deployment =
            Deployment.create().guardedBy(Installed.AGENT, guards(server.newDatabase())).start()) {
      Participant p1 = deployment.participant("participant-1").join(room);
      Participant p2 = deployment.participant("participant-2").join(room);
      p1.awaitInvitation();
      p2.awaitInvitation();
      Bridge bridge = deployment.bridge();
      p1.consents("conference", "");
      bridge.awaitForceMute(p1, NOTHING);
      server.stopServer();
      p2.consents("conference", "");
      deployment.awaitFocusStatus("no grant takes effect until it can");
      assertThat(bridge.forceMute(p2)).contains(EVERYTHING);
      assertThat(bridge.forceMute(p1)).as("what is on record holds").contains(NOTHING);
      p1.consents("", "conference");
      bridge.awaitForceMute(p1, EVERYTHING);
      server.startServer();
      bridge.awaitForceMute(p2, NOTHING);
      deployment.awaitNotInFocusStatus("no grant takes effect");
      assertThat(bridge.forceMute(p1)).contains(EVERYTHING);
    }
  }
}

package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client with a dialog is given of its decisions holds on any other machine. */
class ReceiptScenarios {

  private static final String RECEIPT = "privacy-consent-receipt";

  @TempDir Path elsewhere;

  private final String room = "room-" + UUID.randomUUID();

  @Test
  void aClientWithADialogIsGivenAReceiptThatTheCommandAccepts() throws Exception {
    try (Deployment deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT, "audit-trail.enabled = true, consent-gate.enabled = true")) {
      ArchiveFiles archive = new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.start();
      Participant p1 = deployment.participant("participant-1").dialog("en").join(room);
      Participant p2 = deployment.participant("participant-2").join(room);
      p1.awaitInvitation();
      p2.awaitInvitation();
      p1.consents("conference", "recording");
      p2.consents("conference", "");
      deployment.bridge().awaitForceMute(p1, NOTHING);
      deployment.bridge().awaitForceMute(p2, NOTHING);
      JsonNode first = p1.messages().await(RECEIPT);
      assertThat(first.path("name").asText()).matches("consent-[0-9a-f]{32}\\.json");
      assertHolds(archive, first, "conference");
      p1.consents("", "conference,recording");
      JsonNode last =
          p1.messages()
              .await(RECEIPT, message -> message.toString().contains("dpv:ConsentWithdrawn"));
      assertHolds(archive, last, "consent.withdrawn");
      assertThat(p2.messages().ofType(RECEIPT)).isEmpty();
    }
  }

  /** With the public key and nothing else of the host. */
  private void assertHolds(ArchiveFiles archive, JsonNode message, String text) throws Exception {
    Path file = elsewhere.resolve(message.path("name").asText());
    Files.writeString(file, message.path("receipt").toString());
    InstalledCommand.Answer answer =
        InstalledCommand.run(
            elsewhere, "consent", "verify-receipt", "--key", archive.publicKey(), file.toString());
    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(answer.text()).contains(": holds; ", text);
  }
}

package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.IdentityFile;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the focus knows of a recording stands beside it once it is sealed, and keeps it closed. */
class RecordingFactsScenarios {

  private static final String GUARDS =
      """
      audit-trail.enabled = true, consent-gate.enabled = true
      recording-guard {
        enabled = true
        rules = [ { name = looked-at, require { quarantine = [ withdrawn ] } } ]
      }
      """;

  @TempDir Path directory;

  private final ObjectMapper json = new ObjectMapper();
  private final String room = "room-" + UUID.randomUUID();
  private Path state;
  private Path recordings;
  private Path configuration;
  private Path operatorKey;

  @Test
  void whoAgreedStandsInTheManifestAndWhoWithdrawsKeepsItClosed() throws Exception {
    try (Deployment deployment = Deployment.create().guardedBy(Installed.AGENT, GUARDS)) {
      ArchiveFiles archive = new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.start();
      Bridge bridge = deployment.bridge();
      hostOfJibri(deployment);
      try (ScriptedJibri jibri = deployment.jibri();
          Participant p1 = deployment.participant("participant-1").join(room).awaitModerator();
          Participant p2 = deployment.participant("participant-2").join(room)) {
        p1.awaitInvitation();
        p2.awaitInvitation();
        p1.consents("conference,recording", "");
        p2.consents("conference,recording", "");
        bridge.awaitForceMute(p1, NOTHING);
        bridge.awaitForceMute(p2, NOTHING);
        awaiting("it starts").until(() -> !p1.startRecording().refused());
        p1.awaitRecording();
        awaitConsents(2);
        try (Participant p3 = deployment.participant("participant-3").join(room)) {
          p3.awaitInvitation();
          p3.consents("conference,recording", "");
          bridge.awaitForceMute(p3, NOTHING);
          awaitConsents(3);
        }
        p1.leave(); // With whoever asked for it, it ends.
        awaiting("it ends").until(() -> jibri.orders().contains(Action.STOP));
        archive.await(EventKind.RECORDING_STOPPED, 1);

        String session = theSession();
        finalizes(session);
        JsonNode manifest = manifest(session);
        assertThat(texts(manifest.path("consents")))
            .containsExactlyInAnyOrderElementsOf(granted(deployment.focusConfiguration()));
        assertThat(manifest.path("rule").asText()).isEqualTo("looked-at");
        assertThat(manifest.path("room").asText()).isEqualTo(archive.room(p1).hex());
        assertThat(manifest.has("quarantine")).isFalse();

        p2.consents("", "conference,recording");
        bridge.awaitForceMute(p2, EVERYTHING);
        awaiting("it is in quarantine")
            .until(() -> facts().filter(known -> known.has("quarantine")).isPresent());
        InstalledCommand.Answer closed = opens(session);
        assertThat(closed.exit()).as(closed.text()).isEqualTo(1);
        assertThat(closed.text()).contains("it is in quarantine: withdrawn since ");
        assertThat(command("recordings", "release", session, "--reason", "order-13").exit())
            .isZero();
        InstalledCommand.Answer opened = opens(session);
        assertThat(opened.exit()).as(opened.text()).isZero();
        assertThat(archive.events(EventKind.RECORDING_RELEASED)).hasSize(1);
      }
    }
  }

  /** Jibri's, which is the same. */
  private void hostOfJibri(Deployment deployment) throws IOException {
    state = deployment.stateDirectory();
    recordings = Files.createDirectory(directory.resolve("recordings"));
    configuration = directory.resolve("privacy.conf");
    operatorKey = directory.resolve("operator.key");
    Identity operator = Identity.make();
    Files.writeString(operatorKey, IdentityFile.write(operator, "of a test"));
    Files.writeString(
        configuration,
        "privacy { state-dir = \"%s\", recordings { directory = \"%s\", recipients = [ \"%s\" ] } }"
            .formatted(state, recordings, operator.recipient()));
  }

  private InstalledCommand.Answer command(String group, String command, String... arguments)
      throws Exception {
    List<String> all =
        new ArrayList<>(List.of(group, command, "--config", configuration.toString()));
    all.addAll(List.of(arguments));
    return InstalledCommand.run(directory, all.toArray(String[]::new));
  }

  /** As Jibri does once it is done. */
  private void finalizes(String session) throws Exception {
    Path recording = Files.createDirectory(recordings.resolve(session));
    Files.writeString(recording.resolve("room.mp4"), "a film");
    InstalledCommand.Answer answer =
        InstalledCommand.run(
            directory, "finalize", "--config", configuration.toString(), recording.toString());
    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(answer.text()).startsWith("sealed: ");
  }

  private InstalledCommand.Answer opens(String session) throws Exception {
    return command(
        "recordings",
        "open",
        session,
        "-i",
        operatorKey.toString(),
        "--reason",
        "order-12",
        "--to",
        directory.resolve("opened").toString());
  }

  private JsonNode manifest(String session) throws Exception {
    InstalledCommand.Answer shown = command("recordings", "show", session, "--json");
    assertThat(shown.exit()).as(shown.text()).isZero();
    return json.readTree(shown.text()).path("manifest");
  }

  /** By the ledger, to be recorded. */
  private List<String> granted(Path focus) throws Exception {
    InstalledCommand.Answer answer =
        InstalledCommand.run(
            state, "consent", "list", "--all", "--json", "--config", focus.toString());
    assertThat(answer.exit()).as(answer.text()).isZero();
    List<String> granted = new ArrayList<>();
    for (String line : answer.text().lines().toList()) {
      JsonNode decision = json.readTree(line);
      if (decision.path("state").asText().equals("granted")
          && decision.path("purpose").asText().equals("recording")) {
        granted.add(decision.path("id").asText());
      }
    }
    return granted;
  }

  private Optional<Path> file() throws IOException {
    Path facts = state.resolve("recordings");
    if (Files.notExists(facts)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(facts)) {
      return files.filter(each -> each.toString().endsWith(".json")).findFirst();
    }
  }

  private String theSession() throws IOException {
    return file().orElseThrow().getFileName().toString().replace(".json", "");
  }

  private Optional<JsonNode> facts() {
    try {
      Optional<Path> file = file();
      return file.isPresent() ? Optional.of(json.readTree(file.get().toFile())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitConsents(int count) {
    awaiting("the file names who agreed")
        .until(() -> facts().filter(known -> known.path("consents").size() == count).isPresent());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}

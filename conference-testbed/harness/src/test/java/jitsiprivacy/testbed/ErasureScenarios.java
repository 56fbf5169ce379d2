package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.NOTHING;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.sql.PostgresServer;
import jitsiprivacy.recording.seal.age.Identity;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of three who met, one asks what is kept and is forgotten, while the meeting goes on. */
class ErasureScenarios {

  private static final String USER = "participant-1";

  @TempDir Path directory;

  private final String room = "room-" + UUID.randomUUID();
  private Path configuration;
  private Path recordings;
  private Participant p1;

  @Test
  void oneIsForgottenOnAHostOfItsOwn() throws Exception {
    forgets(LedgerOptions.OF_THIS_HOST, List.of());
  }

  @Test
  void oneIsForgottenByAFleet() throws Exception {
    try (PostgresServer server = new PostgresServer()) {
      forgets(server.newDatabase(), List.of(server.home()));
    }
  }

  /**
   * @param elsewhere where else there may be something
   */
  private void forgets(LedgerOptions ledger, List<Path> elsewhere) throws Exception {
    String guards = guards(ledger);
    try (Deployment deployment =
        Deployment.create().connected().guardedBy(Installed.AGENT, guards)) {
      ArchiveFiles archive = new ArchiveFiles(deployment.stateDirectory()).make();
      deployment.start();
      configure(deployment, guards);
      p1 = deployment.account(USER, "phone").join(room);
      try (ScriptedJibri jibri = deployment.jibri();
          Participant p2 = deployment.account("participant-2", "phone").join(room);
          Participant p3 = deployment.account("participant-3", "phone").join(room)) {
        List<Participant> all = List.of(p1, p2, p3);
        for (Participant each : all) {
          each.awaitInvitation();
          each.consents("conference,recording", "transcription");
          deployment.bridge().awaitForceMute(each, NOTHING);
          each.awaitConnected();
        }
        p1.awaitModerator();
        Answer start = starts();
        p1.awaitRecording();
        awaiting("what the focus knows of it").until(() -> consentsIn(deployment) == 3);
        awaiting("it ends")
            .until(() -> p1.stopRecording(start) != null && jibri.orders().contains(Action.STOP));
        p1.leave();
        archive.await(EventKind.RECORDING_STOPPED, 1);
        isSealed(session(deployment));
        Path plain = isPlain();
        assertThat(filesThatNameThem(deployment, elsewhere)).isNotEmpty();

        exports(p2);
        awaiting("no byte is left, also of what was written just then")
            .atMost(Duration.ofSeconds(90)) // Each time the command starts several times.
            .untilAsserted(
                () -> {
                  erases();
                  assertThat(filesThatNameThem(deployment, elsewhere)).isEmpty();
                });
        assertThat(plain).doesNotExist();
        assertThat(deployment.stateDirectory().resolve("recording-keys")).isEmptyDirectory();
        assertThat(command("audit", "verify").exit()).isZero();
        assertThat(deployment.bridge().forceMute(p2)).contains(NOTHING);
        assertThat(Files.readString(logs(deployment).resolve("focus.log")))
            .contains(p2.endpointId(), p3.endpointId());
        assertThat(command("consent", "list", "--all", "--json").text())
            .contains("\"withdrawn\"", "\"granted\"");
      }
    }
  }

  /** Once the focus knows of the Jibri. */
  private Answer starts() {
    AtomicReference<Answer> start = new AtomicReference<>();
    awaiting("it starts")
        .until(
            () -> {
              start.set(p1.startRecording());
              return !start.get().refused();
            });
    return start.get();
  }

  private static String guards(LedgerOptions ledger) {
    String where =
        ledger.kind() == LedgerOptions.Kind.SQLITE
            ? ""
            : "ledger { kind = postgresql, url = \"%s\", user = %s, password-file = \"%s\" }"
                .formatted(
                    ledger.url().orElseThrow(),
                    ledger.user().orElseThrow(),
                    ledger.passwordFile().orElseThrow());
    return """
        log-anonymizer.enabled = true, audit-trail.enabled = true
        consent-gate { enabled = true, accounts.domains = [ "%s" ]
          %s
        }
        recording-guard.enabled = true
        """
        .formatted(Domains.TOKEN_USERS, where);
  }

  private static Path logs(Deployment deployment) {
    return deployment.stateDirectory().getParent();
  }

  /** The host of the focus and of Jibri. */
  private void configure(Deployment deployment, String guards) throws IOException {
    recordings = Files.createDirectory(directory.resolve("recordings"));
    configuration = directory.resolve("privacy.conf");
    Files.writeString(
        configuration,
        """
        privacy {
          state-dir = "%1$s"
          recordings { directory = "%2$s", recipients = [ "%3$s" ] }
          retention.categories {
            jicofo-logs.files = [ "%4$s/*.log" ]
            jvb-logs.enabled = false, jigasi-logs.enabled = false, jibri-logs.enabled = false
            prosody-logs.enabled = false, nginx-logs.enabled = false, coturn-logs.enabled = false
            heap-dumps.enabled = false, packet-captures.enabled = false, time-series.enabled = false
            xmpp-packet-log.enabled = false, transcripts.enabled = false
          }
          %5$s
        }
        """
            .formatted(
                deployment.stateDirectory(),
                recordings,
                Identity.make().recipient(),
                logs(deployment),
                guards));
  }

  /** Empty until the focus has written them. */
  private static Optional<Path> facts(Deployment deployment) throws IOException {
    Path directory = deployment.stateDirectory().resolve("recordings");
    if (Files.notExists(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(each -> each.toString().endsWith(".json")).findFirst();
    }
  }

  private static int consentsIn(Deployment deployment) throws IOException {
    Optional<Path> facts = facts(deployment);
    return facts.isEmpty()
        ? 0
        : new ObjectMapper().readTree(facts.get().toFile()).path("consents").size();
  }

  private static String session(Deployment deployment) throws IOException {
    return facts(deployment).orElseThrow().getFileName().toString().replace(".json", "");
  }

  /** As Jibri leaves a recording, which is sealed then. */
  private void isSealed(String session) throws Exception {
    Path recording = recordings.resolve(session);
    leaves(recording);
    InstalledCommand.Answer answer = command("finalize", recording.toString());
    assertThat(answer.exit()).as(answer.text()).isZero();
  }

  private Path isPlain() throws IOException {
    Path recording = recordings.resolve("another");
    leaves(recording);
    return recording;
  }

  private void leaves(Path recording) throws IOException {
    Files.createDirectory(recording);
    Files.writeString(recording.resolve(room + "_2026-11-20-08-00-00.mp4"), "a film");
    Files.writeString(
        recording.resolve("metadata.json"),
        """
        {"meeting_url":"https://meet.test/%s","participants":[{"user":{"id":"%s"}},{"user":{"id":"participant-2"}}],"share":false}
        """
            .formatted(room, USER)
            .strip());
  }

  private InstalledCommand.Answer command(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    int options = List.of("audit", "consent").contains(words[0]) ? 2 : 1;
    all.addAll(options, List.of("--config", configuration.toString()));
    return InstalledCommand.run(directory, all.toArray(String[]::new));
  }

  /** What the operator knows of them. */
  private String[] about(String command, String... more) {
    List<String> all =
        new ArrayList<>(List.of(command, "--subject", USER, "--text", p1.endpointId()));
    p1.addresses().forEach(address -> all.addAll(List.of("--address", address)));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void exports(Participant other) throws Exception {
    Path zip = directory.resolve("out.zip");
    InstalledCommand.Answer answer =
        command(about("export", "--reason", "request", "-o", zip.toString()));
    assertThat(answer.exit()).as(answer.text()).isZero();
    try (FileSystem files = FileSystems.newFileSystem(zip)) {
      assertThat(Files.readString(files.getPath("consent.json"))).contains("\"recording\"");
      assertThat(Files.readString(files.getPath("audit.jsonl"))).contains("consent.granted");
      String lines = Files.readString(files.getPath("logs.jsonl"));
      assertThat(lines).contains(p1.endpointId());
      other.addresses().forEach(address -> assertThat(lines).doesNotContain(address));
      assertThat(Files.readString(files.getPath("index.html")))
          .contains("another", "kept, sealed", "focus.log");
    }
    Files.delete(zip);
  }

  private void erases() throws Exception {
    InstalledCommand.Answer answer =
        command(about("erase", "--recordings", "destroy", "--yes", "--no-progress"));
    assertThat(answer.exit()).as(answer.text()).isZero();
  }

  /**
   * Every byte of logs, state, recordings and databases, but for what keeps a backup from undoing
   * it.
   */
  private List<String> filesThatNameThem(Deployment deployment, List<Path> elsewhere)
      throws IOException {
    List<String> names = new ArrayList<>(List.of(USER, p1.endpointId()));
    names.addAll(p1.addresses());
    List<Pattern> patterns =
        names.stream()
            .map(name -> Pattern.compile("(?i)(?<![\\w.:])" + Pattern.quote(name) + "(?![\\w.:])"))
            .toList();
    List<String> found = new ArrayList<>();
    List<Path> roots = new ArrayList<>(List.of(logs(deployment), recordings));
    roots.addAll(elsewhere);
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          if (!file.endsWith("retention/erased.jsonl")
              && patterns.stream().anyMatch(name -> name.matcher(text).find())) {
            found.add(root.relativize(file).toString());
          }
        }
      }
    }
    return found;
  }
}

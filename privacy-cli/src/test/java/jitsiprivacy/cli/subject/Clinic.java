package jitsiprivacy.cli.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.consent.TestLedger;
import jitsiprivacy.cli.recordings.TestRecordings;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerOptions;

/** A host on which three participants have met, with all that is left of that. */
final class Clinic implements AutoCloseable {

  static final String LOG =
      """
      JVB 2026-11-20 08:00:01.000 INFO: [1] room1: participant-1@accounts.example joined from 198.51.100.1
      JVB 2026-11-20 08:00:02.000 INFO: [2] room1: participant-2@accounts.example joined from 198.51.100.2
      JVB 2026-11-20 08:00:03.000 INFO: [3] room1: endpoint 1a2b3c4d has stats_id=Abc-d1e, 2001:db8:0:0::1
      JVB 2026-11-20 08:00:04.000 INFO: [4] room1: "displayName":"Zo\\u00eb One" and "displayName":"Participant 3"
      JVB 2026-11-20 08:00:05.000 INFO: [5] room1: participant-11 is somebody else
      """;

  final TestRecordings recordings;
  final Command command;
  final Path logs;
  final TestLedger ledger;
  final KeptDecision granted;

  Clinic(Path directory, LedgerOptions where) throws Exception {
    recordings = new TestRecordings(directory);
    command = recordings.command;
    logs = Files.createDirectory(directory.resolve("jitsi"));
    configure(where);
    assertThat(command.audit("init", "meet.example/audit").exit()).isZero();
    ledger = new TestLedger(where, command.state());
    granted = decides(1, Purpose.RECORDING, ConsentState.GRANTED);
    decides(1, Purpose.TRANSCRIPTION, ConsentState.REFUSED);
    decides(2, Purpose.RECORDING, ConsentState.GRANTED);
    decides(3, Purpose.RECORDING, ConsentState.REFUSED);
  }

  private KeptDecision decides(int participant, Purpose purpose, ConsentState state)
      throws Exception {
    DataSubject subject = new DataSubject("participant-" + participant + "@accounts.example", true);
    return ledger.decide(subject, "meeting-1", purpose, state);
  }

  private void configure(LedgerOptions where) throws IOException {
    Path configuration = Files.createDirectories(command.directory().resolve("conf.d"));
    Files.writeString(
        configuration.resolve("here.conf"),
        """
        privacy.retention.categories {
          jvb-logs.files = [ "%1$s/jvb.log*" ]
          nginx-logs.files = [ "%1$s/nginx/*.log*" ]
          heap-dumps.files = [ "%1$s/java_pid*.hprof" ]
          jicofo-logs.enabled = false, jigasi-logs.enabled = false, jibri-logs.enabled = false
          prosody-logs.enabled = false, coturn-logs.enabled = false, transcripts.enabled = false
          packet-captures.enabled = false, time-series.enabled = false
          xmpp-packet-log.enabled = false
        }
        """
            .formatted(logs));
    if (where.kind() == LedgerOptions.Kind.POSTGRESQL) {
      Files.writeString(
          configuration.resolve("ledger.conf"),
          "privacy.consent-gate.ledger { kind = postgresql, url = \"%s\", user = %s, password-file = \"%s\" }"
              .formatted(
                  where.url().orElseThrow(),
                  where.user().orElseThrow(),
                  where.passwordFile().orElseThrow()));
    }
  }

  /** A sealed one, with the first and the second participant in it. */
  void isRecorded() throws Exception {
    recordings.records("room1.mp4", 10_000);
    Files.writeString(recordings.recording().resolve("metadata.json"), metadata("participant-1"));
    recordings.focusKnows(
        "{\"v\":1,\"consents\":[\"%s\",\"00000000-0000-4000-8000-000000000002\"]}"
            .formatted(granted.id()));
    Answer answer = recordings.finalizes();
    assertThat(answer.exit()).as("%s", answer).isZero();
  }

  /** One of Jibri's that nobody sealed. */
  Path plainRecording(String session, String participant) throws IOException {
    Path directory = Files.createDirectory(recordings.root.resolve(session));
    Files.writeString(directory.resolve("metadata.json"), metadata(participant));
    Files.write(directory.resolve("room2_2026-11-20-08-00-00.mp4"), new byte[1_000]);
    return directory;
  }

  private static String metadata(String participant) {
    return "{\"meeting_url\":\"https://meet.example/room1\",\"participants\":[{\"user\":{\"id\":\"%s\"}}],\"share\":false}"
        .formatted(participant);
  }

  void hasLogs() throws IOException {
    Files.writeString(logs.resolve("jvb.log"), LOG);
    pack(LOG, logs.resolve("jvb.log.1.gz"));
    Files.writeString(
        Files.createDirectory(logs.resolve("nginx")).resolve("access.log"),
        "198.51.100.1 - - \"GET /room1?name=Zo%C3%AB%20One HTTP/2.0\"\n");
    byte[] dump =
        "JAVA PROFILE 1.0.2\0participant-1\0Zo\u00eb One\0".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(dump);
    all.write("Zo\u00eb One".getBytes(StandardCharsets.UTF_16LE));
    Files.write(logs.resolve("java_pid12.hprof"), all.toByteArray());
  }

  private static void pack(String text, Path file) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static String unpacked(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whom everything is about. */
  Answer run(String task, String... more) throws Exception {
    return recordings.run(task, about(more));
  }

  /** Not waited for. */
  Process starts(String task, String... more) throws IOException {
    return command.start(recordings.arguments(task, about(more)));
  }

  private static String[] about(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--subject",
                "participant-1",
                "--text",
                "Zo\u00eb One",
                "--text",
                "1a2b3c4d",
                "--address",
                "198.51.100.1",
                "--address",
                "2001:db8::1"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Every file with any of these bytes in it, as they are or unpacked, in any case. */
  List<String> filesWith(Path root, byte[]... bytes) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String content =
            each.toString().endsWith(".gz")
                ? latin(unpacked(each).getBytes(StandardCharsets.UTF_8))
                : latin(Files.readAllBytes(each));
        for (byte[] some : bytes) {
          if (content.contains(latin(some))) {
            found.add(root.relativize(each).toString());
            break;
          }
        }
      }
    }
    return found;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    ledger.close();
  }
}

package jitsiprivacy.cli.policy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.audit.Time;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.Explanation;
import jitsiprivacy.recording.policy.Explanation.Miss;
import jitsiprivacy.recording.policy.Explanation.MissedCondition;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.RecordingQuestion;
import jitsiprivacy.recording.policy.Ruling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy policy explain}: which rule decides, and why none before it does. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy policy explain --room NAME --kind KIND [OPTION...]")
final class ExplainCommand implements Callable<Integer> {

  private static final List<Section> SECTIONS =
      List.of(new Section("recording-guard", RecordingGuardOptions.class));

  @Spec CommandSpec spec;

  @Option(names = "--room", paramLabel = "NAME", required = true)
  String room;

  @Option(names = "--tenant", paramLabel = "NAME")
  String tenant;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      converter = KindText.class,
      completionCandidates = KindText.class)
  RecordingKind kind;

  @Option(names = "--initiator", paramLabel = "NAME=VALUE")
  List<String> initiator = List.of();

  @Option(names = "--to", paramLabel = "ADDRESS")
  String to;

  @Option(names = "--at", paramLabel = "TIME", converter = Time.class)
  Instant at;

  @Option(names = "--participants", paramLabel = "NUMBER", defaultValue = "1")
  int participants;

  @Option(names = "--encrypted")
  boolean encrypted;

  @Option(names = "--json")
  boolean json;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public Integer call() throws Exception {
    RecordingQuestion question = question();
    Explanation explanation =
        Configuration.read(config, SECTIONS, this::say)
            .section(RecordingGuardOptions.class)
            .policy()
            .explain(question);
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      if (json) {
        write(explanation, new JsonLines(out));
      } else {
        for (String line : explanation.lines()) {
          out.write((Shown.text(line) + "\n").getBytes(Charset.defaultCharset()));
        }
      }
    }
    return explanation.ruling() instanceof Ruling.Allowed ? Exit.DONE : Exit.NO;
  }

  private RecordingQuestion question() {
    if (participants < 1) {
      throw new ParameterException(
          spec.commandLine(), "--participants counts whoever asks, too: it is 1 at least");
    }
    return new RecordingQuestion(
        room.toLowerCase(Locale.ROOT), // As the server calls it.
        Optional.ofNullable(tenant),
        kind,
        InitiatorText.read(initiator, spec.commandLine()),
        destination(),
        at == null ? Instant.now() : at,
        participants,
        encrypted);
  }

  private Destination destination() {
    if (to == null) {
      return Destination.nowhere();
    }
    return kind == RecordingKind.SIP ? Destination.ofSipAddress(to) : Destination.ofUrl(to);
  }

  private static void write(Explanation explanation, JsonLines lines) throws IOException {
    lines.write(
        line -> {
          line.writeBooleanField("allowed", explanation.ruling() instanceof Ruling.Allowed);
          if (explanation.ruling().decidedBy().isPresent()) {
            line.writeStringField("rule", explanation.ruling().decidedBy().get());
          }
          if (explanation.ruling() instanceof Ruling.Refused refused) {
            line.writeStringField("cause", refused.cause().id());
          }
          line.writeNumberField("tried", explanation.tried());
          line.writeArrayFieldStart("nearest");
          for (Miss miss : explanation.nearest()) {
            line.writeStartObject();
            line.writeStringField("rule", miss.rule());
            line.writeArrayFieldStart("missed");
            for (MissedCondition missed : miss.conditions()) {
              line.writeStartObject();
              line.writeStringField("condition", missed.aspect().id());
              line.writeStringField("found", missed.found());
              line.writeStringField("wanted", missed.wanted());
              line.writeEndObject();
            }
            line.writeEndArray();
            line.writeEndObject();
          }
          line.writeEndArray();
        });
  }

  private void say(String line) {
    new Screen(spec.commandLine().getErr(), false, System::nanoTime).say(Shown.text(line));
  }
}

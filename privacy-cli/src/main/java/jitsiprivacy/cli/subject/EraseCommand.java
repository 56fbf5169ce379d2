package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.recordings.Question;
import jitsiprivacy.cli.subject.place.Finding;
import jitsiprivacy.retention.options.RecordingRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy erase}: forgets a person, as far as that can be (Article 17 GDPR). */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy erase --subject=USER_ID|--text=TEXT|... [--dry-run|--yes] [OPTION...]",
    resourceBundle = "jitsiprivacy.cli.subject.help")
public final class EraseCommand extends SubjectTask {

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--recordings", paramLabel = "report|restrict|destroy")
  RecordingRule recordings;

  @Option(names = "--letter", paramLabel = "FILE")
  Path letter;

  @Override
  int run(Asked asked, Host host, OutputStream out) throws Exception {
    refuse(dryRun && yes, "--dry-run or --yes, not both");
    if (letter != null && Files.exists(letter, LinkOption.NOFOLLOW_LINKS)) {
      throw new Failure(
          Exit.FAILED, Shown.text("there is " + letter + " already; say another name"));
    }
    RecordingRule rule = recordings == null ? host.retention().erasure().recordings() : recordings;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Erasure erasure = new Erasure(host, asked, rule, now, request(), screen());
    FindingsReport report = new FindingsReport(out);
    List<Finding> plan = erasure.plan(report);
    if (plan.isEmpty()) {
      say("nothing is kept about this person, as far as it can be searched");
      return Exit.NO;
    }
    if (dryRun) {
      return Exit.DONE;
    }
    confirm(out);
    List<Finding> done = erasure.carryOut(report);
    if (letter != null) {
      write(new Letter(asked.words(), host.retention().owner(), now, request()).text(done));
    }
    if (!erasure.isSettled(done)) {
      return Exit.NO;
    }
    answered(host);
    return Exit.DONE;
  }

  private void confirm(OutputStream out) throws IOException, Failure {
    if (yes) {
      return;
    }
    out.flush();
    Question question = new Question(spec.commandLine().getErr());
    if (!question.canBeAsked()) {
      throw new Failure(
          Exit.FAILED,
          "nothing is erased: this cannot be undone, and nobody can be asked here. Say --yes");
    }
    if (!question.ask("This cannot be undone. Type erase to do it: ").equals("erase")) {
      throw new Failure(Exit.NO, "nothing is erased");
    }
  }

  private void write(String text) throws IOException {
    Files.createFile(
        letter, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        letter, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
  }
}

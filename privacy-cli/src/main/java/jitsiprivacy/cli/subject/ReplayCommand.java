package jitsiprivacy.cli.subject;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.audit.Time;
import jitsiprivacy.cli.recordings.SubjectRecordings;
import jitsiprivacy.cli.subject.place.Finding;
import jitsiprivacy.retention.options.RecordingRule;
import jitsiprivacy.retention.subject.Erased;
import jitsiprivacy.retention.subject.ErasedList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy purge replay}: erases again what a backup brought back. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy purge replay --list [--since=TIME] [OPTION...]",
      "jitsi-privacy purge replay [FILE] [--since=TIME] [OPTION...]"
    },
    resourceBundle = "jitsiprivacy.cli.subject.help")
public final class ReplayCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1")
  Path file;

  @Option(names = "--list")
  boolean list;

  @Option(names = "--since", paramLabel = "TIME", converter = Time.class)
  Instant since = Instant.MIN;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  private Screen screen;

  @Override
  public Integer call() throws Exception {
    if (list && file != null) {
      throw new ParameterException(
          spec.commandLine(), "--list is of this host; FILE is what it said before");
    }
    screen = new Screen(spec.commandLine().getErr(), false, System::nanoTime);
    Host host = Host.read(config, line -> screen.say(Shown.text(line)));
    List<Erased> all = erased(host).since(since);
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      if (list) {
        out.write(ErasedList.lines(all));
        return Exit.DONE;
      }
      boolean settled = true;
      for (Erased each : all) {
        settled &= again(each, host, out);
      }
      out.write(("erased again: " + all.size() + "\n").getBytes(Charset.defaultCharset()));
      return settled ? Exit.DONE : Exit.NO;
    }
  }

  private ErasedList erased(Host host) throws IOException, Failure {
    if (file == null) {
      return host.erased();
    }
    if (!Files.isRegularFile(file)) {
      throw new Failure(Exit.FAILED, Shown.text("there is no file " + file));
    }
    return new ErasedList(file);
  }

  private boolean again(Erased erased, Host host, OutputStream out) throws IOException, Failure {
    if (erased instanceof Erased.Recording recording) {
      new SubjectRecordings(config, line -> screen.say(Shown.text(line)))
          .destroyAgain(recording.session(), recording.key());
      out.write(
          Shown.text("recording " + recording.session() + " of " + recording.time() + "\n")
              .getBytes(Charset.defaultCharset()));
      return true;
    }
    Erased.Person person = (Erased.Person) erased;
    Erasure erasure =
        new Erasure(
            host,
            new Asked(person.account(), person.inLedger(), person.texts(), person.addresses()),
            rule(person.recordings()),
            person.time(),
            Optional.empty(),
            screen);
    List<Finding> done = erasure.again(new FindingsReport(out));
    return erasure.isSettled(done);
  }

  private static RecordingRule rule(String word) throws IOException {
    try {
      return RecordingRule.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IOException("what becomes of recordings is not understood: " + word, e);
    }
  }
}

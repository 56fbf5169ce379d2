package jitsiprivacy.cli.subject;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.request.Requests;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestOutcome;
import jitsiprivacy.retention.request.RequestRefusedException;
import jitsiprivacy.retention.request.RequestStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common: whom they are about, and where they talk to. */
abstract class SubjectTask implements Callable<Integer> {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  @Spec CommandSpec spec;

  @Mixin Whom whom;

  @Option(names = "--request", paramLabel = "ID")
  String request;

  @Option(names = "--no-progress")
  boolean noProgress;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  private Screen screen;

  @Override
  public final Integer call() throws Exception {
    screen =
        new Screen(
            spec.commandLine().getErr(),
            Boolean.getBoolean("jitsiprivacy.terminal") && !noProgress,
            System::nanoTime);
    Asked asked = whom.asked();
    refuse(
        request != null && !WORD.matcher(request).matches(),
        "--request: a word, such as r-2026-4; it stays in the audit trail, so it names nobody");
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return run(asked, Host.read(config, this::say), out);
    }
  }

  /**
   * @param out stdout
   * @return the exit code
   */
  abstract int run(Asked asked, Host host, OutputStream out) throws Exception;

  final Optional<String> request() {
    return Optional.ofNullable(request);
  }

  /** Closes the request, if it is one of those that were written down. */
  final void answered(Host host) throws IOException, RequestRefusedException {
    if (request == null) {
      return;
    }
    RequestStore requests = Requests.of(host.stateDir(), new HostTrail(host.stateDir(), this::say));
    Optional<Request> written = requests.find(request);
    if (written.isPresent() && written.get().isOpen()) {
      requests.close(request, RequestOutcome.DONE, Optional.empty(), Instant.now());
      say("request " + request + " is closed");
    }
  }

  /** What the operator must know. */
  final void say(String line) {
    screen.say(Shown.text(line));
  }

  final Screen screen() {
    return screen;
  }

  final void refuse(boolean contradiction, String why) {
    if (contradiction) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}

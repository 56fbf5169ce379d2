package jitsiprivacy.cli.recordings;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: where they talk to, and which host they are about. */
abstract class RecordingsTask implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public final Integer call() throws Exception {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return run(Host.read(config, this::say), out);
    }
  }

  /**
   * @param out stdout
   * @return the exit code
   */
  abstract int run(Host host, OutputStream out) throws Exception;

  /** Stderr, with a bar on a terminal. */
  final Screen screen() {
    return new Screen(
        spec.commandLine().getErr(), Boolean.getBoolean("jitsiprivacy.terminal"), System::nanoTime);
  }

  /** What the operator must know. */
  final void say(String line) {
    new Screen(spec.commandLine().getErr(), false, System::nanoTime).say(Shown.text(line));
  }
}

package jitsiprivacy.cli.hold;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.retention.hold.RefusedException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: where they talk to, and which host they are about. */
abstract class HoldTask implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public final Integer call() throws Exception {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return run(Host.read(config, this::say), out);
    } catch (RefusedException e) {
      throw new Failure(Exit.NO, Shown.text(e.getMessage()));
    }
  }

  /**
   * @param out stdout
   * @return the exit code
   */
  abstract int run(Host host, OutputStream out) throws Exception;

  /** What the operator must know. */
  final void say(String line) {
    new Screen(spec.commandLine().getErr(), false, System::nanoTime).say(Shown.text(line));
  }

  static void tell(OutputStream out, String line) throws IOException {
    out.write((Shown.text(line) + "\n").getBytes(Charset.defaultCharset()));
  }
}

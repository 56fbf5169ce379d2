package jitsiprivacy.cli.consent;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.consent.ledger.LedgerException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: where they talk to, and which host they are about. */
abstract class ConsentTask implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public final Integer call() throws Exception {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return run(Host.read(config, this::say), out);
    } catch (LedgerException e) {
      throw new Failure(Exit.FAILED, Shown.text(e.getMessage()));
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
}

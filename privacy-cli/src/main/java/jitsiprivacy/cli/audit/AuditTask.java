package jitsiprivacy.cli.audit;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common: where they talk to. */
abstract class AuditTask implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public final Integer call() throws Exception {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return run(out);
    }
  }

  /**
   * @param out stdout
   * @return the exit code
   */
  abstract int run(OutputStream out) throws Exception;

  /** Stderr, with a bar when one is of use. */
  final Screen screen(boolean bar) {
    return new Screen(spec.commandLine().getErr(), bar, System::nanoTime);
  }

  /** What the operator must know. */
  final void say(String line) {
    screen(false).say(Shown.text(line));
  }

  final void refuse(boolean contradiction, String why) {
    if (contradiction) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}

package jitsiprivacy.cli.request;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.retention.request.RequestRefusedException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common: where they talk to, and which host they are about. */
abstract class RequestTask implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public final Integer call() throws Exception {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      return run(Host.read(config, this::say), out);
    } catch (RequestRefusedException e) {
      throw new Failure(Exit.NO, Shown.text(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * @param out stdout
   * @return the exit code
   * @throws IllegalArgumentException when what was given is not what it must be
   */
  abstract int run(Host host, OutputStream out) throws Exception;

  /** What the operator must know. */
  final void say(String line) {
    new Screen(spec.commandLine().getErr(), false, System::nanoTime).say(Shown.text(line));
  }

  static void tell(OutputStream out, String line) throws IOException {
    out.write((Shown.text(line) + "\n").getBytes(Charset.defaultCharset()));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}

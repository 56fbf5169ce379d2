package jitsiprivacy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said on stderr when a subcommand does not come to its end. */
final class Complaints {

  private Complaints() {}

  static int calledWrongly(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + Shown.text(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try \"" + name + " --help\".");
    return Exit.FAILED;
  }

  static int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof Failure failure) {
      err.println("jitsi-privacy: " + failure.getMessage());
      return failure.exit();
    }
    if (e instanceof OutputLost lost) {
      if (lost.isClosed()) {
        return Exit.OUTPUT_CLOSED;
      }
      err.println("jitsi-privacy: " + lost.getMessage());
      return Exit.FAILED;
    }
    if ((e instanceof UncheckedIOException ? e.getCause() : e) instanceof IOException cannot) {
      err.println("jitsi-privacy: " + Shown.text(Reason.of(cannot)));
      return Exit.FAILED;
    }
    err.println("jitsi-privacy: this is a fault of jitsi-privacy itself; please report it");
    e.printStackTrace(err);
    err.flush();
    return Exit.FAILED;
  }
}

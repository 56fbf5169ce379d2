import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.cli.JitsiPrivacy;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes manual pages, as AsciiDoc, and the completion for bash, of what the command says of itself. */
final class ManualPages {

  public static void main(String[] arguments) throws Exception {
    Path pages = Path.of(arguments[0]);
    Path completion = Path.of(arguments[1]);
    CommandLine command = JitsiPrivacy.commandLine("");
    int failed =
        ManPageGenerator.generateManPage(
            pages.toFile(), (File) null, new boolean[0], false, command.getCommandSpec());
    if (failed != 0) {
      System.exit(failed);
    }
    Files.writeString(completion, AutoComplete.bash("jitsi-privacy", command));
  }
}

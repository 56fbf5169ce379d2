package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy consent}, called wrongly: in this process, for there are many ways. */
class ConsentCallsTest {

  @TempDir Path directory;

  @Test
  void whatIsCalledWronglyIsToldInALine() throws Exception {
    Command command = new Command(directory);
    for (List<String> wrong :
        List.of(
            List.of("list", "--since", "yesterday"),
            List.of("list", "--since", "1h", "--until", "2h"),
            List.of("list", "--purpose", "Recording"),
            List.of("list", "--purpose", "\u001b[31m"),
            List.of("list", "--state", "asked"),
            List.of("list", "--state", "\u001b[31m\n"),
            List.of("list", "--subject", "7b0c"),
            List.of("list", "--subject", "\u001b[31m\u202e"),
            List.of("list", "--user", "a", "--subject", "0".repeat(32)),
            List.of("list", "--user", ""),
            List.of("list", "--\u001b[31m"),
            List.of("list", "extra"),
            List.of("show"),
            List.of("show", "4711"),
            List.of("show", "\u001b[31m"),
            List.of("withdraw"),
            List.of("withdraw", "--reason", "asked to"),
            List.of("withdraw", "--subject", "0".repeat(32)),
            List.of("withdraw", "--subject", "0".repeat(32), "--reason", " "),
            List.of("export"),
            List.of("export", "--reason", "asked to"),
            List.of("export", "--subject", "0".repeat(32)),
            List.of("export", "--subject", "0".repeat(32), "--reason", " "),
            List.of("export", "--subject", "x", "--reason", "asked to"),
            List.of("receipt"),
            List.of("receipt", "--id", "0", "--user", "a"),
            List.of("receipt", "--key", "\u001b[31m", "--id", "0"),
            List.of("verify-receipt"),
            List.of("verify-receipt", "receipt.json"))) {
      StringWriter err = new StringWriter();
      List<String> all = new ArrayList<>(List.of("consent", wrong.get(0), "--config"));
      all.add(command.configuration().toString());
      all.addAll(wrong.subList(1, wrong.size()));
      int exit =
          JitsiPrivacy.commandLine("consent")
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      assertThat(exit).as("%s: %s", wrong, err).isEqualTo(Exit.FAILED);
      assertThat(err.toString()).as("%s", wrong).isNotBlank().doesNotContain("\tat ");
      assertThat(err.toString()).as("%s", wrong).matches("[ -~\n]+");
    }
  }
}

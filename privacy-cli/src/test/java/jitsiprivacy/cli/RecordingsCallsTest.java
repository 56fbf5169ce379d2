package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code finalize} and {@code recordings}, called wrongly: in this process. */
class RecordingsCallsTest {

  @TempDir Path directory;

  @Test
  void whatIsCalledWronglyIsToldInALine() throws Exception {
    Command command = new Command(directory);
    for (List<String> wrong :
        List.of(
            List.of("finalize"),
            List.of("finalize", "a", "b"),
            List.of("finalize", "--\u001b[31m"),
            List.of("recordings", "list", "extra"),
            List.of("recordings", "show"),
            List.of("recordings", "open", "a"),
            List.of("recordings", "open", "a", "-i", "key", "--reason", "x"),
            List.of("recordings", "open", "a", "-i", "key", "--to", "x"),
            List.of("recordings", "open", "a", "--reason", "x", "--to", "x"),
            List.of("recordings", "open", "a", "-i", "k", "--to", "x", "--reason", ""),
            List.of("recordings", "open", "a", "-i", "k", "--to", "x", "--reason", "two words"),
            List.of("recordings", "open", "a", "-i", "k", "--to", "x", "--reason", "\u001b[31m"),
            List.of("recordings", "reseal"))) {
      StringWriter err = new StringWriter();
      List<String> all = new ArrayList<>(wrong);
      all.add(wrong.get(0).equals("finalize") ? 1 : 2, "--config=" + command.configuration());
      int exit =
          JitsiPrivacy.commandLine(wrong.get(0))
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      assertThat(exit).as("%s: %s", wrong, err).isEqualTo(Exit.FAILED);
      assertThat(err.toString()).as("%s", wrong).isNotBlank().doesNotContain("\tat ");
      assertThat(err.toString()).as("%s", wrong).matches("[ -~\n]+");
    }
  }
}

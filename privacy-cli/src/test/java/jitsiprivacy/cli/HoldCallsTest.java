package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy hold}, called wrongly: in this process, for there are many ways. */
class HoldCallsTest {

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir Path directory;

  /** All that is needed but for what it is on. */
  private List<String> set(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "set",
                "case-12",
                "--until",
                today.plusDays(9).toString(),
                "--reason",
                "claim",
                "--responsible",
                "operator"));
    all.addAll(List.of(more));
    return all;
  }

  private List<String> without(String option) {
    List<String> all = set("--tenant", "acme");
    int at = all.indexOf(option);
    all.remove(at + 1);
    all.remove(at);
    return all;
  }

  private List<String> with(String option, String value) {
    List<String> all = without(option);
    all.addAll(List.of(option, value));
    return all;
  }

  private List<String> named(String name) {
    List<String> all = set("--tenant", "acme");
    all.set(1, name);
    return all;
  }

  @Test
  void whatIsCalledWronglyIsToldInALine() throws Exception {
    Command command = new Command(directory);
    for (List<String> wrong :
        List.of(
            set(),
            set("--file", "a"),
            set("--file", "/a/../b"),
            set("--file", "/" + "a".repeat(5_000)),
            set("--file", ""),
            set("--file", "/\u001b[31m"),
            set("--tenant", ""),
            set("--tenant", "\u202e\n"),
            set("--tenant", "acme", "--from", "2026-11-01"),
            set("--tenant", "acme", "--to", "2026-11-01"),
            set("--from", "2026-11-02", "--to", "2026-10-31"),
            set("--from", "yesterday", "--to", "2026-10-31"),
            set("--from", "2026-11-02", "--to", "\u001b[31m"),
            set("--room", "room1"),
            set("--room", "Room1@conference.example"),
            set("--room", "room1@conference.example/nick"),
            set("--room", "\u001b[31m"),
            set("--room", "room1@conference.example"),
            set("--subject", "participant-1"),
            set("--\u001b[31m"),
            without("--until"),
            without("--reason"),
            without("--responsible"),
            with("--until", "soon"),
            with("--until", today.minusDays(2).toString()),
            with("--until", today.plusYears(10).plusDays(2).toString()),
            with("--until", "+999999999-12-31"),
            with("--reason", " "),
            with("--reason", "a".repeat(5_000)),
            with("--responsible", "\u001b[31m"),
            named("../case-12"),
            named(""),
            named("two words"),
            named("\u001b[31m"),
            List.of("set", "--tenant", "acme"),
            List.of("list", "extra"),
            List.of("show"),
            List.of("show", ".lock"),
            List.of("show", "a", "b"),
            List.of("lift"),
            List.of("lift", "case-12"),
            List.of("lift", "case-12", "--reason", "two words"),
            List.of("lift", "case-12", "--reason", "\u001b[31m"),
            List.of("lift", "..", "--reason", "settled"),
            List.of("approve"),
            List.of("approve", "\u001b[31m"))) {
      StringWriter err = new StringWriter();
      List<String> all = new ArrayList<>(List.of("hold", wrong.get(0), "--config"));
      all.add(command.configuration().toString());
      all.addAll(wrong.subList(1, wrong.size()));
      int exit =
          JitsiPrivacy.commandLine("hold")
              .setErr(new PrintWriter(err, true))
              .execute(all.toArray(String[]::new));
      assertThat(exit).as("%s: %s", wrong, err).isEqualTo(Exit.FAILED);
      assertThat(err.toString()).as("%s", wrong).isNotBlank().doesNotContain("\tat ");
      assertThat(err.toString()).as("%s", wrong).matches("[ -~\n]+");
      assertThat(Files.exists(command.state().resolve("holds"))).as("%s", wrong).isFalse();
    }
  }
}

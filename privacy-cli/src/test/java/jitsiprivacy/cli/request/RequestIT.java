package jitsiprivacy.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code request} as it is installed, and what the purge makes of requests. */
class RequestIT {

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir Path directory;

  private Command host;

  @BeforeEach
  void configure() throws Exception {
    host = new Command(directory.toRealPath());
  }

  private Answer request(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("request", arguments[0], "--config"));
    all.add(host.configuration().toString());
    all.addAll(List.of(arguments).subList(1, arguments.length));
    return host.run("", all);
  }

  private Answer add(String id, LocalDate received) throws Exception {
    Answer answer =
        request(
            "add",
            id,
            "--kind",
            "access",
            "--subject",
            "participant-1",
            "--received",
            received.toString());
    assertThat(answer.exit()).as("%s", answer).isZero();
    return answer;
  }

  private Answer purges(String... more) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "purge", "--config", host.configuration().toString(), "--category", "requests"));
    all.addAll(List.of(more));
    return host.run("", all);
  }

  @Test
  void whatIsOverdueComesFirstAndIsAnAnswerOfItsOwn() throws Exception {
    add("r-1", today);
    assertThat(request("list").exit()).isZero();
    assertThat(add("r-2", today.minusMonths(3)).err()).contains("that day is over");
    add("r-3", today.minusMonths(2));
    Answer closed = request("close", "r-3", "--outcome", "nothing-found");
    assertThat(closed.out()).isEqualTo("closed: r-3, nothing-found\n");
    Answer listed = request("list");
    assertThat(listed.exit()).isEqualTo(Exit.NO);
    assertThat(listed.out())
        .containsPattern(
            "(?s)ID .*r-2 .*overdue .*-[0-9]+\nr-1 .*open.*\nr-3 .*closed.*nothing-found\n")
        .doesNotContain("participant-1");
    JsonNode first =
        new ObjectMapper().readTree(request("list", "--json").out().lines().findFirst().get());
    assertThat(first.get("state").asText()).isEqualTo("overdue");
    assertThat(first.get("days-left").asLong()).isNegative();
    assertThat(first.at("/request/id").asText()).isEqualTo("r-2");
    assertThat(request("extend", "r-2", "--reason", "complex").exit()).isEqualTo(Exit.NO);
    assertThat(request("show", "r-9").exit()).isEqualTo(Exit.NO);
  }

  @Test
  void theTrailHasThePseudonymAndTheId() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    add("r-1", today);
    assertThat(request("extend", "r-1", "--reason", "of participant-1").exit()).isZero();
    assertThat(request("close", "r-1", "--outcome", "refused", "--reason", "no").exit()).isZero();
    Answer exported = host.audit("export", "--kind", "request");
    assertThat(exported.out().lines()).hasSize(3);
    assertThat(exported.out())
        .contains("request.received", "request.extended", "request.closed", "\"refused\"")
        .doesNotContain("participant-1");
    JsonNode received =
        new ObjectMapper()
            .readTree(host.audit("show", "--kind", "request.received", "--json").out());
    assertThat(received.at("/entry/subject").asText()).matches("[0-9a-f]{32}");
    assertThat(received.at("/payload/text").asText()).contains("participant-1");
    assertThat(host.audit("verify").exit()).isZero();
  }

  @Test
  void theTimerSaysWhatMustBeAnswered() throws Exception {
    add("r-1", today);
    assertThat(purges("--scheduled").exit()).isZero();
    add("r-2", today.minusMonths(1).plusDays(3));
    Answer soon = purges("--scheduled");
    assertThat(soon.exit()).as("%s", soon).isEqualTo(Exit.NO);
    assertThat(soon.err()).contains("request r-2 must be answered by ").doesNotContain("r-1");
    add("r-3", today.minusMonths(4));
    Answer over = purges("--scheduled");
    assertThat(over.exit()).isEqualTo(Exit.NO);
    assertThat(over.err()).contains("request r-3 had to be answered by ", "which is over");
    assertThat(purges().exit()).as("by hand, nobody asked for that").isZero();
    Files.writeString(host.state().resolve("requests/r-4.json"), "{");
    assertThat(purges("--scheduled").err()).contains("r-4.json cannot be understood");
  }

  @Test
  void thePurgeDeletesWhatWasClosedLongAgo() throws Exception {
    add("r-1", today.minusYears(4));
    add("r-2", today.minusYears(4));
    add("r-3", today.minusYears(4));
    for (String each : List.of("r-1", "r-2")) {
      assertThat(request("close", each, "--outcome", "done").exit()).isZero();
    }
    Path first = host.state().resolve("requests/r-1.json");
    String text = Files.readString(first);
    Files.writeString(
        first, text.replaceAll("(\"time\" : \")[0-9]{4}", "$1" + (today.getYear() - 4)));
    Answer answer = purges("--yes");
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out()).contains("requests: 1 of 3 due").endsWith("failed 0\n");
    assertThat(first).doesNotExist();
    assertThat(request("show", "r-2").exit()).isZero();
    assertThat(request("show", "r-3").exit()).isZero();
  }

  @Test
  void whatIsCalledWronglyIsToldAndNothingIsMade() throws Exception {
    for (List<String> wrong :
        List.of(
            List.of("add"),
            List.of("add", "two words", "--kind", "access"),
            List.of("add", "r-1", "--kind", "all", "--subject", "a", "--received", "2026-11-25"),
            List.of("add", "r-1", "--kind", "access", "--received", "2026-11-25"),
            List.of(
                "add",
                "r-1",
                "--kind",
                "access",
                "--subject",
                "a",
                "--room",
                "a@b",
                "--received",
                "2026-11-25"),
            List.of(
                "add",
                "r-1",
                "--kind",
                "access",
                "--subject",
                "a",
                "--nick",
                "n",
                "--received",
                "2026-11-25"),
            List.of("add", "r-1", "--kind", "access", "--room", "A@b", "--received", "2026-11-25"),
            List.of("add", "r-1", "--kind", "access", "--subject", "a", "--received", "soon"),
            List.of("add", "r-1", "--kind", "access", "--subject", "a", "--received", "2999-01-01"),
            List.of("add", "r-1", "--kind", "access", "--subject", "a", "--received", "2001-01-01"),
            List.of(
                "add",
                "r-1",
                "--kind",
                "access",
                "--subject",
                "\u001b[31m",
                "--received",
                "2026-11-25"),
            List.of("close", "r-1", "--outcome", "maybe"))) {
      Answer answer = request(wrong.toArray(String[]::new));
      assertThat(answer.exit()).as("%s: %s", wrong, answer).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).as("%s", wrong).matches("[ -~\n]+").doesNotContain("\tat ");
    }
    assertThat(host.state().resolve("requests")).doesNotExist();
  }
}

package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.SeesAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code action = anonymize} as it is installed. */
class AnonymizeIT {

  private static final String ENTRY =
      "JVB 2026-08-01 08:30:00.123 INFO: joined from 203.0.113.77 as user@example.org\n";

  @TempDir Path directory;

  private OurLogs ours;

  @BeforeEach
  void configure() throws Exception {
    SeesAll.assumed();
    ours = new OurLogs(directory);
    ours.category("action = anonymize");
  }

  @Test
  void itIsRedactedWhateverIsConfiguredForLiveLogsAndOnRecord() throws Exception {
    ours.host.configure("addresses = pseudonym, replace = [ ipv4 ]");
    assertThat(ours.host.audit("init", "meet.example/audit").exit()).isZero();
    Path old = ours.file("a.log", ENTRY, 100);
    Path young = ours.file("b.log", ENTRY, 1);
    Answer answer = ours.purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out())
        .endsWith("ours: anonymized 1, " + ENTRY.length() + " B; held 0, kept 0, failed 0\n");
    assertThat(old).content().contains("joined from [ipv4] as [email]");
    assertThat(young).hasContent(ENTRY);
    assertThat(ours.facts("purge.run").at("/anonymized").asInt()).isOne();
    assertThat(ours.purges().out()).isEqualTo("ours: 0 of 2 due, 0 B\n");
  }

  @Test
  void itIsTruncatedWhereLiveLogsAre() throws Exception {
    ours.host.configure("addresses = truncate");
    Path old = ours.file("a.log", ENTRY, 100);
    assertThat(ours.purges().exit()).isZero();
    assertThat(old).content().contains("joined from 203.0.").doesNotContain("203.0.113.77");
    assertThat(ours.purges().out()).isEqualTo("ours: 0 of 1 due, 0 B\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "xz"})
  void whatIsPackedStaysPacked(String tool) throws Exception {
    Path log = ours.file("a.log", ENTRY.repeat(1000), 100);
    does(tool, log.toString());
    Path packed = ours.logs.resolve("a.log." + (tool.equals("gzip") ? "gz" : "xz"));
    Answer answer = ours.purges();
    assertThat(answer.exit()).as("%s", answer).isZero();
    does(tool, "-d", packed.toString());
    assertThat(log).content().contains("[ipv4]").doesNotContain("203.0.113.77");
  }

  private static void does(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  @Test
  void whatIsNoTextIsTroubleInWords() throws Exception {
    byte[] core = new byte[5000];
    for (int i = 0; i < core.length; i++) {
      core[i] = (byte) i;
    }
    Path file = OurLogs.aged(Files.write(ours.logs.resolve("core.log"), core), 100);
    Answer answer = ours.purges();
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out()).contains("failed  " + file, "it is no text");
    assertThat(Files.readAllBytes(file)).isEqualTo(core);
  }

  @Test
  void aDirectoryCannotBeAnonymized() throws Exception {
    ours.category("action = anonymize, unit = directory");
    Answer answer = ours.purges();
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.err()).contains("action = anonymize is for unit = file alone");
  }
}

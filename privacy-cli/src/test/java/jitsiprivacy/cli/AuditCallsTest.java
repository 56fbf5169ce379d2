package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import jitsiprivacy.audit.installation.AuditInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy audit}, called wrongly: in this process, for there are many ways. */
class AuditCallsTest {

  @TempDir Path directory;
  private Command command;
  private String key;

  @BeforeEach
  void begin() throws Exception {
    command = new Command(directory);
    AuditInstallation host = new AuditInstallation(command.state());
    key = host.make("meet.example/audit").verifier().toString();
    host.open(Clock.systemUTC()).close();
  }

  @Test
  void whatIsCalledWronglyIsToldInALine() throws Exception {
    for (List<String> wrong :
        List.of(
            List.of("tail", "-n", "-1"),
            List.of("tail", "-n", "many"),
            List.of("tail", "--since", "yesterday"),
            List.of("tail", "--since", "1h", "--until", "2h"),
            List.of("tail", "--kind", "Consent"),
            List.of("tail", "--kind", "a.b.c"),
            List.of("tail", "--room-pseudonym", "7b0c"),
            List.of("tail", "--room", "a", "--room-pseudonym", "0".repeat(32)),
            List.of("tail", "--key", "meet.example/audit"),
            List.of(
                "tail",
                "--key",
                "meet.example/audit+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"),
            List.of("tail", "--kind", "\u001b[31m"),
            List.of("tail", "--since", "\u001b[31m\n"),
            List.of("tail", "--\u001b[31m"),
            List.of("tail", "--key", "\u001b[31m+\u0085+\u202e"),
            List.of("verify", "--archive", "\u001b[31m", "--key", key),
            List.of("prove", "-o", "none/\u001b[31m", Year.now(ZoneOffset.UTC) + "/0"),
            List.of("show", "\u001b[31m"),
            List.of("show"),
            List.of("show", "4711"),
            List.of("show", "2026/1", "--since", "1h"),
            List.of("export", "--checkpoint", "--public-key"),
            List.of("export", "--checkpoint", "--since", "1h"),
            List.of("prove"),
            List.of("prove", "2026/01"),
            List.of("prove", "2026/1", "--from", "a"),
            List.of("prove", "--from", "none"),
            List.of("verify", "--kept", "none"),
            List.of("verify", "--kept-since", "1h"),
            List.of("verify", "--authority", "none"),
            List.of("verify", "--policy", "none"),
            List.of("init"),
            List.of("init", "two words"),
            List.of("anchor"),
            List.of("anchor", "--time-stamp", "ftp://tsa.example/", "--authority", "a"),
            List.of("anchor", "--time-stamp", "https://tsa.example/"),
            List.of("anchor", "--policy", "none"),
            List.of("witness"),
            List.of("witness", "--log", key, "--make-key", "a"),
            List.of("witness", "--log", key, "--listen", "99999"),
            List.of("witness", "--log", key),
            List.of("witness", "--make-key", "a+b"))) {
      StringWriter err = new StringWriter();
      String[] arguments =
          command
              .auditArguments(wrong.get(0), wrong.subList(1, wrong.size()).toArray(String[]::new))
              .toArray(String[]::new);
      int exit =
          JitsiPrivacy.commandLine("audit").setErr(new PrintWriter(err, true)).execute(arguments);
      assertThat(exit).as("%s: %s", wrong, err).isEqualTo(Exit.FAILED);
      assertThat(err.toString()).as("%s", wrong).isNotBlank().doesNotContain("\tat ");
      assertThat(err.toString()).as("%s", wrong).matches("[ -~\n]+");
    }
  }
}

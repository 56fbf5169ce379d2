package jitsiprivacy.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.audit.anchor.timestamp.OpenSslAuthority;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others vouch for a log: a second installation of the pack, and a time stamp authority. */
class AnchorIT {

  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/");

  @TempDir Path directory;
  private Command command;
  private Command partner;
  private AuditInstallation host;
  private String key;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    command = new Command(Files.createDirectory(directory.resolve("host")));
    partner = new Command(Files.createDirectory(directory.resolve("partner")));
    host = new AuditInstallation(command.state());
    key = command.audit("init", "meet.example/audit").out().lines().findFirst().orElseThrow();
  }

  @AfterEach
  void end() throws Exception {
    for (Process each : started) {
      each.toHandle().destroy();
      assertThat(each.waitFor()).isEqualTo(143);
    }
  }

  /** Starts the partner's witness; answers what to put into a policy. */
  private String witness() throws Exception {
    Answer made = partner.audit("witness", "--make-key", "witness.partner.example");
    assertThat(made.exit()).as(made.err()).isZero();
    String witness = made.out().lines().findFirst().orElseThrow();
    return "witness partner " + witness + " " + serve() + "\nquorum partner\n";
  }

  private String serve() throws Exception {
    Process process =
        partner.start(partner.auditArguments("witness", "--log", key, "--listen", "0"));
    started.add(process);
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    String said = err.readLine();
    Matcher url = URL.matcher(said);
    assertThat(url.find()).as(said).isTrue();
    return url.group();
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(command.directory().resolve(name), text);
  }

  @Test
  void aSecondInstallationIsTheWitness() throws Exception {
    write("witnesses", witness());
    EntryId entry = TestTrail.consent(host, EventKind.CONSENT_GRANTED, "participant-1");
    Answer anchored = command.audit("anchor", "--policy", "witnesses");
    assertThat(anchored.exit()).as(anchored.err()).isZero();
    assertThat(anchored.out())
        .startsWith("2 entries of meet.example/audit/" + entry.year() + " cosigned at ")
        .endsWith(" by witness.partner.example\n");
    assertThat(command.audit("anchor", "--policy", "witnesses").exit()).isZero();

    TestTrail.consent(host, EventKind.CONSENT_WITHDRAWN, "participant-1");
    Answer verified = command.audit("verify", "--policy", "witnesses");
    assertThat(verified.exit()).isZero();
    assertThat(verified.out())
        .contains("cosigned by witness.partner.example, up to entry " + entry + ": ");

    command.audit("prove", "" + entry, "-o", "proof");
    assertThat(verifyProof("proof").out()).contains("proof: holds; one of the 2 entries");
    EntryId later = new EntryId(entry.year(), 2);
    command.audit("prove", "" + later, "-o", "alone");
    Answer alone = verifyProof("alone");
    assertThat(alone.exit()).isEqualTo(Exit.NO);
    assertThat(alone.out()).contains("cosigned by 0 of the witnesses, fewer than the policy");
  }

  private Answer verifyProof(String file) throws Exception {
    return command.run(
        "", List.of("audit", "verify-proof", "--key", key, "--policy", "witnesses", file));
  }

  @Test
  void aLogThatWasSetBackRaisesAnAlarm() throws Exception {
    write("witnesses", witness());
    Path saved = directory.resolve("saved");
    Tree.copy(host.archive(), saved);
    TestTrail.consent(host, EventKind.CONSENT_GRANTED, "participant-1");
    assertThat(command.audit("anchor", "--policy", "witnesses").exit()).isZero();
    Tree.delete(host.archive());
    Tree.copy(saved, host.archive());
    Answer setBack = command.audit("anchor", "--policy", "witnesses");
    assertThat(setBack.exit()).isEqualTo(Exit.NO);
    assertThat(setBack.err()).contains("ALARM: ").contains("the log was set back");
    TestTrail.consent(host, EventKind.CONSENT_REFUSED, "participant-1");
    Answer fork = command.audit("anchor", "--policy", "witnesses");
    assertThat(fork.exit()).isEqualTo(Exit.NO);
    assertThat(fork.err()).contains("ALARM: ").contains("422");
  }

  @Test
  void aWitnessThatIsStartedAgainRemembers() throws Exception {
    String policy = witness();
    write("witnesses", policy);
    assertThat(command.audit("anchor", "--policy", "witnesses").exit()).isZero();
    Process first = started.remove(0);
    first.toHandle().destroy();
    first.waitFor();
    Answer down = command.audit("anchor", "--policy", "witnesses");
    assertThat(down.exit()).isZero(); // It said so before.
    TestTrail.consent(host, EventKind.CONSENT_GRANTED, "participant-1");
    down = command.audit("anchor", "--policy", "witnesses");
    assertThat(down.exit()).isEqualTo(Exit.FAILED);
    assertThat(down.err()).contains("fewer witnesses than the policy demands");
    write("witnesses", URL.matcher(policy).replaceAll(serve()));
    assertThat(command.audit("anchor", "--policy", "witnesses").out()).startsWith("2 entries");
  }

  @Test
  void aTimeStampIsAskedForCheckedAndKept() throws Exception {
    try (OpenSslAuthority authority =
        new OpenSslAuthority(Files.createDirectory(directory.resolve("tsa")))) {
      String url = authority.uri().toString();
      String root = authority.root().toString();
      Answer stamped = command.audit("anchor", "--time-stamp", url, "--authority", root);
      assertThat(stamped.exit()).as(stamped.err()).isZero();
      assertThat(stamped.out()).contains("1 entries of").contains("CN=Authority good");
      Answer verified = command.audit("verify", "--authority", root);
      assertThat(verified.exit()).isZero();
      assertThat(verified.out())
          .contains("oldest anchor: ")
          .contains("stamped by CN=Authority good");
      Answer untrusted = command.audit("verify");
      assertThat(untrusted.exit()).isZero();
      assertThat(untrusted.out()).contains("no anchor counts").contains("no authority is trusted");
      Answer wrong =
          command.audit(
              "anchor", "--time-stamp", url, "--authority", write("empty.pem", "").toString());
      assertThat(wrong.exit()).isEqualTo(Exit.FAILED);
      assertThat(wrong.err()).contains("no time stamp of " + url);
    }
  }

  @Test
  void aPolicyThatIsNoneIsToldWithItsLine() throws Exception {
    String log = "witness own " + key + "\nquorum own\n";
    assertThat(answer(log)).contains("line 1").contains("not the key of a witness");
    assertThat(answer("quorum none\n")).contains("no URL of any witness");
    assertThat(answer("\u001b[31m\n")).contains("line 1").doesNotContain("\u001b");
  }

  private String answer(String policy) throws Exception {
    write("witnesses", policy);
    Answer answer = command.audit("anchor", "--policy", "witnesses");
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    return answer.err();
  }
}

package jitsiprivacy.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jitsi-privacy audit} from outside, from the first key to a proof. */
class AuditIT {

  private static final String SCRIPT =
      Path.of("../docs/audit-verify.py").toAbsolutePath().normalize().toString();

  @TempDir Path directory;
  private Command command;
  private AuditInstallation host;
  private String key;
  private EntryId granted;

  @BeforeEach
  void begin() throws Exception {
    command = new Command(directory);
    host = new AuditInstallation(command.state());
    Answer made = command.audit("init", "meet.example/audit");
    assertThat(made.exit()).as(made.err()).isZero();
    key = made.out().lines().findFirst().orElseThrow();
    granted = TestTrail.consent(host, EventKind.CONSENT_GRANTED, "participant-1");
    TestTrail.consent(host, EventKind.CONSENT_REFUSED, "participant-2");
  }

  private Answer run(String... arguments) throws Exception {
    return command.run("", List.of(arguments));
  }

  private static Answer shell(Path in, String... words) throws Exception {
    return Command.answer(new ProcessBuilder(words).directory(in.toFile()).start());
  }

  @Test
  void aKeyIsMadeOnceAndPrinted() throws Exception {
    assertThat(key).startsWith("meet.example/audit+");
    assertThat(command.audit("export", "--public-key").out()).isEqualTo(key + "\n");
    Answer again = command.audit("init", "other.example/audit");
    assertThat(again.exit()).isEqualTo(Exit.FAILED);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("stays as it is: " + key);
    assertThat(command.audit("export", "--public-key").out()).isEqualTo(key + "\n");
  }

  @Test
  void whatWasRecordedIsShown() throws Exception {
    Answer tail = command.audit("tail", "-n", "2");
    assertThat(tail.err()).isEmpty();
    assertThat(tail.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("  +payload"))
        .last()
        .asString()
        .contains("consent.refused", "participant", "purposes=recording")
        .endsWith("(not signed yet)");
    assertThat(command.audit("show", "" + granted).out())
        .startsWith("entry     " + granted + "\nkind      consent.granted\n")
        .contains("subject   " + host.pseudonyms().subject("participant-1").hex())
        .contains("  {\"name\":\"participant-1\"}\n");
    JsonNode shown =
        new ObjectMapper().readTree(command.audit("show", "--json", "" + granted).out());
    assertThat(shown.at("/entry/facts/purposes/0").asText()).isEqualTo("recording");
    assertThat(shown.at("/payload/text").asText()).isEqualTo("{\"name\":\"participant-1\"}");
    Answer none = command.audit("show", "2019/3", "" + granted);
    assertThat(none.exit()).isEqualTo(Exit.NO);
    assertThat(none.err()).isEqualTo("jitsi-privacy: there is no entry 2019/3\n");
    assertThat(none.out()).contains("consent.granted");
  }

  @Test
  void anErasedPayloadHasATombstone() throws Exception {
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      JsonNode shown =
          new ObjectMapper().readTree(command.audit("export", "--kind", "consent.granted").out());
      trail.erase(new PayloadHash(shown.at("/entry/payload").asText()), "retention", Actor.SERVICE);
    }
    assertThat(command.audit("show", "" + granted).out())
        .contains("for retention: see ")
        .doesNotContain("participant-1");
    assertThat(command.audit("verify").out()).contains("1 payload, 1 erased", "nothing is wrong");
  }

  @Test
  void filters() throws Exception {
    assertThat(count("--kind", "consent.*")).isEqualTo(2);
    assertThat(count("--kind", "consent")).isEqualTo(2);
    assertThat(count("--kind", "consent.granted,log.opened")).isEqualTo(2);
    assertThat(count("--kind", "consent.refused", "--kind", "log.opened")).isEqualTo(2);
    assertThat(count("--since", "1h")).isEqualTo(3);
    assertThat(count("--until", "1h")).isZero();
    assertThat(count("--room", TestTrail.ROOM)).isEqualTo(2);
    assertThat(count("--room", "room2@conference.example")).isZero();
    assertThat(count("--subject", "participant-1")).isEqualTo(1);
    assertThat(count("--subject", "participant-1", "--kind", "consent.refused")).isZero();
    String pseudonym = host.pseudonyms().subject("participant-2").hex();
    assertThat(count("--subject-pseudonym", pseudonym)).isEqualTo(1);
    assertThat(count("--room-pseudonym", pseudonym)).isZero();
    Answer unknown = command.audit("export", "--kind", "consent.grantd");
    assertThat(unknown.exit()).isZero();
    assertThat(unknown.err()).contains("knows no entries of the kind consent.grantd");
  }

  private int count(String... filter) throws Exception {
    Answer answer = command.audit("export", filter);
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
    return (int) answer.out().lines().count();
  }

  @Test
  void lookingForANameMakesNoKey() throws Exception {
    Path pseudonyms = host.keys().resolve("pseudonym.key");
    Files.delete(pseudonyms);
    Answer answer = command.audit("tail", "--subject", "participant-1");
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("there is no key of pseudonyms");
    assertThat(pseudonyms).doesNotExist();
  }

  @Test
  void whatIsRecordedFromNowOnFollows() throws Exception {
    Process process =
        command.start(command.auditArguments("tail", "-n", "1", "--follow", "--kind", "consent.*"));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).contains("consent.refused");
      TestTrail.consent(host, EventKind.CONFIG_CHANGED, "participant-3");
      TestTrail.consent(host, EventKind.CONSENT_WITHDRAWN, "participant-1");
      assertThat(out.readLine()).contains("consent.withdrawn");
      try (AuditTrail trail = host.open(Clock.systemUTC())) {
        trail.publish();
      }
      TestTrail.consent(host, EventKind.CONSENT_EXPIRED, "participant-1");
      assertThat(out.readLine()).contains("consent.expired");
    } finally {
      process.toHandle().destroy();
      process.waitFor();
    }
  }

  @Test
  void aProofIsAllThatIsNeeded() throws Exception {
    Answer proved = command.audit("prove", "" + later(), "-o", "consent.tlog-proof");
    assertThat(proved.exit()).as(proved.err()).isZero(); // And is signed by now.
    Path stranger = Files.createDirectory(directory.resolve("stranger"));
    Path proof = stranger.resolve("consent.tlog-proof");
    Files.copy(directory.resolve("consent.tlog-proof"), proof);
    Answer verified =
        shell(
            stranger,
            Command.LAUNCHER.toString(),
            "audit",
            "verify-proof",
            "--key",
            key,
            "consent.tlog-proof");
    assertThat(verified.exit()).isZero();
    assertThat(verified.err()).isEmpty();
    assertThat(verified.out())
        .startsWith("consent.tlog-proof: holds; one of the 3 entries that were signed for ")
        .contains(later() + "  ")
        .contains("consent.refused");
    Path leaf = stranger.resolve("entry");
    JsonNode exported =
        new ObjectMapper()
            .readTree(run("audit", "verify-proof", "--json", "--key", key, proof.toString()).out());
    assertThat(exported.get("holds").asBoolean()).isTrue();
    Files.writeString(leaf, exported.get("entry").toString());
    String yearKey = yearKey();
    Answer python = shell(stranger, "python3", SCRIPT, yearKey, "consent.tlog-proof", "entry");
    assertThat(python.out()).as(python.err()).isEqualTo("ok: entry 2 of 3\n");
    Answer log = shell(stranger, "python3", SCRIPT, yearKey, host.archive() + "/" + granted.year());
    assertThat(log.out()).as(log.err()).isEqualTo("ok: a log of 3 entries\n");
  }

  /** What the script verifies is one log. */
  private String yearKey() throws Exception {
    return YearKeys.verifier(host.signingKey().verifier(), granted.year()).toString();
  }

  @Test
  void aProofOfSomethingElseDoesNotHold() throws Exception {
    byte[] good = command.audit("prove", "" + granted).out().getBytes(StandardCharsets.UTF_8);
    Path good0 = Files.write(directory.resolve("good"), good);
    String other = new String(good, StandardCharsets.UTF_8).replace("index 1", "index 2");
    Path bad = Files.writeString(directory.resolve("bad"), other);
    Answer answer = run("audit", "verify-proof", "--key", key, good0.toString(), bad.toString());
    assertThat(answer.exit()).isEqualTo(Exit.NO);
    assertThat(answer.out())
        .contains("good: holds")
        .contains("bad: DOES NOT HOLD: the entry is not");
    Answer missing =
        run("audit", "verify-proof", "--key", key, directory + "/none", bad.toString());
    assertThat(missing.exit()).isEqualTo(Exit.FAILED);
    assertThat(missing.err()).contains("there is no " + directory + "/none");
    String otherKey =
        SignerKey.generate("meet.example/audit", SignatureType.ED25519).verifier().toString();
    assertThat(run("audit", "verify-proof", "--key", otherKey, good0.toString()).exit())
        .isEqualTo(Exit.NO);
    Files.write(bad, new byte[5 << 20]);
    assertThat(run("audit", "verify-proof", "--key", key, bad.toString()).out())
        .contains("longer than any proof");
  }

  @Test
  void thatTheLogWentOnIsProved() throws Exception {
    command.audit("prove", "" + later()); // Signs.
    Path kept = directory.resolve("monday.txt");
    Files.writeString(kept, command.audit("export", "--checkpoint").out());
    EntryId later = TestTrail.consent(host, EventKind.CONSENT_WITHDRAWN, "participant-1");
    command.audit("prove", "" + later);
    Answer proved = command.audit("prove", "--from", "monday.txt", "-o", "went-on");
    assertThat(proved.exit()).as(proved.err()).isZero();
    Answer verified = run("audit", "verify-proof", "--key", key, "--from", "monday.txt", "went-on");
    assertThat(verified.out())
        .isEqualTo(
            "went-on: holds; the 4 entries that were signed for meet.example/audit/"
                + granted.year()
                + " begin with the 3 of then\n");
    String forged = Files.readString(directory.resolve("went-on")).replace("old 3", "old 2");
    Files.writeString(directory.resolve("went-on"), forged);
    assertThat(run("audit", "verify-proof", "--key", key, "--from", "monday.txt", "went-on").exit())
        .isEqualTo(Exit.NO);
  }

  @Test
  void anAuditorVerifiesACopyWithoutAHost() throws Exception {
    command.audit("prove", "" + later());
    Path auditor = Files.createDirectory(directory.resolve("auditor"));
    Path copy = auditor.resolve("copy");
    Tree.copy(host.archive(), copy);
    Files.writeString(auditor.resolve("monday.txt"), command.audit("export", "--checkpoint").out());
    String launcher = Command.LAUNCHER.toString();
    String[] verify = {
      launcher,
      "audit",
      "verify",
      "--archive",
      "copy",
      "--key",
      key,
      "--kept",
      "monday.txt",
      "--kept-since",
      "2026-01-05",
      "--seen",
      "seen"
    };
    Answer good = shell(auditor, verify);
    assertThat(good.err()).isEmpty();
    assertThat(good.exit()).isZero();
    assertThat(good.out())
        .contains("oldest anchor: 2026-01-05T00:00:00Z, kept in monday.txt, up to entry")
        .endsWith("nothing is wrong\n");
    assertThat(auditor.resolve("seen")).exists();
    assertThat(shell(auditor, launcher, "audit", "tail", "--archive", "copy", "--key", key).out())
        .hasLineCount(3);
    assertThat(shell(auditor, launcher, "audit", "tail", "--archive", "copy").err())
        .contains("--archive needs --key");
    Answer names =
        shell(auditor, launcher, "audit", "tail", "--archive", "copy", "--key", key, "--room", "a");
    assertThat(names.err()).contains("with the key of the host only");

    Path bundle = copy.resolve(granted.year() + "/tile/entries/000.p/3");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length - 100] ^= 1;
    Files.write(bundle, bytes);
    Answer bad = shell(auditor, verify);
    assertThat(bad.exit()).isEqualTo(Exit.NO);
    assertThat(bad.out()).contains("FINDING ").contains("entry 2 is not the one that was recorded");
    assertThat(
            shell(
                    auditor,
                    launcher,
                    "audit",
                    "prove",
                    "--archive",
                    "copy",
                    "--key",
                    key,
                    "" + later())
                .err())
        .contains("is damaged");
  }

  /** The other one that was recorded, which is not signed yet. */
  private EntryId later() {
    return new EntryId(granted.year(), 2);
  }

  @Test
  void whatWasCutOffOrMadeAnewIsFoundTheNextTime() throws Exception {
    assertThat(command.audit("prove", "" + later()).exit()).isZero();
    Path saved = directory.resolve("saved");
    Tree.copy(host.archive(), saved);
    command.audit(
        "prove", "" + TestTrail.consent(host, EventKind.CONSENT_EXPIRED, "participant-1"));
    assertThat(command.audit("verify").exit()).isZero();

    Tree.delete(host.archive());
    Tree.copy(saved, host.archive());
    Answer cutOff = command.audit("verify");
    assertThat(cutOff.exit()).isEqualTo(Exit.NO);
    assertThat(cutOff.out()).contains("entries are missing: there were 4, there are 3");

    command.audit(
        "prove", "" + TestTrail.consent(host, EventKind.CONSENT_EXPIRED, "participant-2"));
    JsonNode anew = new ObjectMapper().readTree(command.audit("verify", "--json").out());
    assertThat(anew.get("good").asBoolean()).isFalse();
    assertThat(anew.at("/findings/0/what").asText()).startsWith("the first 4 entries are not");

    Tree.delete(host.archive());
    Answer gone = command.audit("verify");
    assertThat(gone.exit()).isEqualTo(Exit.FAILED);
    assertThat(gone.err()).contains("there is no archive");
    Files.createDirectory(host.archive());
    Answer empty = command.audit("verify");
    assertThat(empty.exit()).isEqualTo(Exit.NO);
    assertThat(empty.out()).contains("there is no log").contains("the log is missing");
    assertThat(command.audit("tail")).isEqualTo(new Answer(0, "", ""));
    assertThat(command.audit("export", "--checkpoint").err()).contains("there is no log in");
  }

  @Test
  void aMistakeInTheConfigurationIsToldWithItsLine() throws Exception {
    Files.writeString(command.configuration(), "privacy {\n  state-dri = a\n}\n");
    Answer answer = command.audit("tail");
    assertThat(answer.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(answer.err()).contains("privacy.conf:2: ").contains("state-dir");
  }

  @Test
  void aHostWithoutAKeyIsToldHowToMakeOne() throws Exception {
    Tree.delete(host.keys());
    for (String each : List.of("tail", "verify", "export")) {
      Answer answer = command.audit(each);
      assertThat(answer.exit()).isEqualTo(Exit.FAILED);
      assertThat(answer.err()).contains("jitsi-privacy audit init NAME");
    }
    assertThat(command.audit("verify", "--key", key).exit()).isZero();
  }

  @Test
  void aClosedOutputEndsItQuietly() throws Exception {
    Process process = command.start(command.auditArguments("export"));
    process.getInputStream().close();
    assertThat(process.waitFor()).isEqualTo(Exit.OUTPUT_CLOSED);
    assertThat(process.getErrorStream().readAllBytes()).isEmpty();
  }
}

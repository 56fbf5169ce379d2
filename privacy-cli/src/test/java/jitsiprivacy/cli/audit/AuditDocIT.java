package jitsiprivacy.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.audit.anchor.timestamp.OpenSslAuthority;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.cli.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/audit.md and docs/audit-anchors.md do what these say. */
class AuditDocIT {

  private static final String YEAR_OF_PAGES = "2026";
  private static final Pattern VARIES =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]{3})?Z|(?<=(room|subject) )[0-9a-f]{8}|"
              + "(?<=[+])[0-9a-f]{8}[+][A-Za-z0-9+/]{44}");
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/");

  @TempDir Path directory;

  private final String year = "" + Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getYear();
  private Command host;
  private AuditInstallation trail;

  @BeforeEach
  void install() throws Exception {
    host = new Command(Files.createDirectory(directory.resolve("host")));
    DocPage.install(host);
    trail = new AuditInstallation(host.state());
  }

  private String ofToday(String text) {
    return text.replace(YEAR_OF_PAGES + "/", year + "/")
        .replace("log of " + YEAR_OF_PAGES, "log of " + year);
  }

  private static String shape(String text) {
    return VARIES.matcher(text).replaceAll("...");
  }

  private String run(String commands) throws Exception {
    Answer answer = DocPage.shell(host, ofToday(commands));
    assertThat(answer.exit()).as("%s: %s", commands, answer).isZero();
    assertThat(answer.err()).as(commands).isEmpty();
    return answer.out();
  }

  @Test
  void thePageForOperators() throws Exception {
    DocPage page = new DocPage("audit.md");
    List<String> blocks = page.blocks();
    assertThat(blocks).hasSize(10);
    String shown = shape(ofToday(page.text()));

    assertThat(shown).contains("```\n" + shape(run(blocks.get(0))) + "```");
    TestTrail.consent(trail, EventKind.CONSENT_GRANTED, "participant-1");
    for (int block : new int[] {1, 2, 3, 4}) {
      String out = run(blocks.get(block));
      assertThat(shown).contains(out.isEmpty() ? "" : "```\n" + shape(out) + "```");
    }
    assertThat(run(blocks.get(5)))
        .contains("{\"name\":\"participant-1\"}")
        .endsWith(
            "purposes=recording  record=c1d9f3a86b0e4d5278a9c04e1f6b3d2a5e7c8f90...  +payload\n");
    Tree.copy(trail.archive(), host.directory().resolve("copy"));
    assertThat(run(blocks.get(6))).endsWith("nothing is wrong\n");
    assertThat(host.directory().resolve("seen")).exists();
    assertThat(run(blocks.get(7)))
        .contains("oldest anchor: 2026-11-23T00:00:00Z, kept in monday.txt");
    assertThat(run(blocks.get(8))).startsWith("went-on: holds; ");
    assertThat(shown).contains("```\n" + shape(run(blocks.get(9))) + "```");
  }

  @Test
  void thePageOfAnchors() throws Exception {
    List<String> blocks = new DocPage("audit-anchors.md").blocks();
    assertThat(blocks).hasSize(7);
    run("jitsi-privacy audit init meet.example/audit");
    TestTrail.consent(trail, EventKind.CONSENT_GRANTED, "participant-1");
    String key = trail.signingKey().verifier().toString();
    // Mail is not for tests.
    Path mail = Files.writeString(host.directory().resolve("bin/mail"), "#!/bin/sh\ncat >mailed\n");
    assertThat(mail.toFile().setExecutable(true)).isTrue();
    run(blocks.get(0));
    assertThat(host.directory().resolve("mailed")).content().contains(key);
    try (OpenSslAuthority authority =
        new OpenSslAuthority(Files.createDirectory(directory.resolve("tsa")))) {
      Path configuration = Files.createDirectories(host.directory().resolve("etc"));
      Files.copy(authority.root(), configuration.resolve("tsa.pem"));
      String url = authority.uri().toString();
      assertThat(run(here(blocks.get(1)).replace("https://tsa.example/", url)))
          .contains(" stamped at ");
      assertThat(DocPage.shell(host, ofToday(here(blocks.get(2)).replace("1042", "2"))).exit())
          .isZero();
      Command partner = new Command(Files.createDirectory(directory.resolve("partner")));
      DocPage.install(partner);
      String[] lines = blocks.get(3).split("\n", -1);
      String witness = DocPage.shell(partner, lines[0]).out().lines().findFirst().orElseThrow();
      String serve = lines[1].replaceAll("--log .*", Matcher.quoteReplacement("--log " + key));
      Process process = DocPage.start(partner, "exec " + serve + " --listen 0");
      try {
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        Matcher at = URL.matcher(err.readLine());
        assertThat(at.find()).isTrue();
        Files.writeString(
            configuration.resolve("witnesses"),
            "witness partner " + witness + " " + at.group() + "\nquorum partner\n");
        assertThat(run(here(blocks.get(4)))).contains(" cosigned at ");
      } finally {
        process.toHandle().destroy();
        process.waitFor();
      }
      assertThat(run("KEY=" + key + "\n" + here(blocks.get(5)))).contains(": holds; ");
      assertThat(run(here(blocks.get(6))))
          .contains("oldest anchor: ")
          .endsWith("nothing is wrong\n");
    }
  }

  /** Where this host has what others have below the root. */
  private String here(String commands) {
    return commands
        .replace("/etc/jitsi/privacy", host.directory() + "/etc")
        .replace("/var/lib/jitsi-privacy", host.state().toString());
  }
}

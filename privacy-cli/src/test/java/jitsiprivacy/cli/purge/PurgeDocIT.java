package jitsiprivacy.cli.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.DocPage;
import jitsiprivacy.cli.SeesAll;
import jitsiprivacy.cli.purge.store.OldDecisions;
import jitsiprivacy.consent.ConsentState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the purge says what the command says, and its commands do what it says. */
class PurgeDocIT {

  @TempDir Path directory;

  @Test
  void theCommandsOfThePage() throws Exception {
    SeesAll.assumed();
    Command host = new Command(directory.toRealPath());
    DocPage.install(host);
    Path logs = Files.createDirectory(host.directory().resolve("jitsi"));
    Path configuration = Files.createDirectory(host.directory().resolve("conf.d"));
    Files.writeString(
        configuration.resolve("here.conf"),
        "privacy.retention.categories { jvb-logs.files = [ \"%1$s/jvb.log*\" ]".formatted(logs)
            + ", jicofo-logs.files = [ \"%1$s/jicofo.log*\" ] }".formatted(logs));
    for (String name : List.of("jvb.log", "jvb.log.1", "jvb.log.2.gz")) {
      Files.writeString(logs.resolve(name), "entry\n");
    }
    Files.setLastModifiedTime(
        logs.resolve("jvb.log.2.gz"), FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
    String young = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS) + "";
    Files.writeString(
        logs.resolve("jicofo.log.1"),
        "Jicofo 2026-10-01T08:30:00Z INFO: old\nJicofo " + young + " INFO: young\n");
    Files.createDirectory(host.directory().resolve("archive"));
    Path portal = Files.createDirectories(host.directory().resolve("portal/web"));
    Files.writeString(portal.resolve("access.log"), "entry\n");
    Files.setLastModifiedTime(
        Files.writeString(portal.resolve("access.log.1"), "entry\n"),
        FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
    Path wiki = Files.createDirectory(host.directory().resolve("wiki"));
    Files.writeString(wiki.resolve("wiki.log"), "entry\n");
    Files.setLastModifiedTime(
        Files.writeString(wiki.resolve("wiki.log.1"), "entry\n"),
        FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
    Path shop = Files.createDirectory(host.directory().resolve("shop"));
    Files.setLastModifiedTime(
        Files.writeString(
            shop.resolve("shop.log.1"),
            "2026-10-01T08:30:00Z order of a@shop.example from 203.0.113.9\n"),
        FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
    try (OldDecisions focus = new OldDecisions(host.state())) {
      Instant then = Instant.parse("2023-11-01T09:30:00Z");
      String id = "c1d9f3a86b0e4d5278a9c04e1f6b3d2a";
      focus.decided(id, then, OldDecisions.ROOM, ConsentState.REFUSED, Optional.empty());
      focus.decided(
          "0".repeat(32), Instant.now(), OldDecisions.ROOM, ConsentState.GRANTED, Optional.empty());
    }
    DocPage doc = new DocPage("purge.md");
    assertThat(doc.blocks()).hasSize(8);
    for (String block : doc.blocks()) {
      Answer answer = DocPage.shell(host, here(host, block));
      assertThat(answer.exit()).as("%s: %s", block, answer).isZero();
      assertThat(timeless(here(host, doc.text())))
          .contains(timeless("```\n" + answer.out() + "```"));
    }
    doc.hasOptions(host.run("", List.of("purge", "--help")).out());
  }

  /** Where this host has what others have below the root. */
  private static String here(Command host, String text) {
    return text.replaceAll(
        "/etc/jitsi/privacy(?=/conf.d)|/var/log|/srv(?=/)", "" + host.directory());
  }

  /** Until when it can be had back is another time at each run of this. */
  private static String timeless(String text) {
    return text.replaceAll("until [0-9T:-]+Z", "until then");
  }
}

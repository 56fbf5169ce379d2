package jitsiprivacy.cli.purge.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.consent.ConsentState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code purge} of stores, as it is installed. */
class StoresIT {

  private static final String FIRST = "1".repeat(32);
  private static final String SECOND = "2".repeat(32);
  private static final String THIRD = "3".repeat(32);

  private final Instant now = Instant.now();
  private final Instant longAgo = now.minus(Duration.ofDays(4 * 366));

  @TempDir Path directory;

  private Command host;

  @BeforeEach
  void configure() throws Exception {
    host = new Command(directory.toRealPath());
  }

  private Answer purges(String store, String... more) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("purge", "--config", host.configuration().toString(), "--category", store));
    all.addAll(List.of(more));
    return host.run("", all);
  }

  private void holds(String name, String... on) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("hold", "set", name, "--config", host.configuration().toString()));
    all.addAll(List.of(on));
    all.addAll(
        List.of("--until", "2030-01-01", "--reason", "a claim", "--responsible", "operator"));
    Answer answer = host.run("", all);
    assertThat(answer.exit()).as("%s", answer).isZero();
  }

  @Test
  void decisionsThatEndedLongAgoGoWhileTheLedgerIsOpen() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    try (OldDecisions focus = new OldDecisions(host.state())) {
      Optional<Instant> lasts = Optional.of(now.plus(Duration.ofDays(900)));
      focus.decided(FIRST, longAgo, OldDecisions.ROOM, ConsentState.REFUSED, Optional.empty());
      focus.decided(SECOND, longAgo.plusSeconds(9), OldDecisions.ROOM, ConsentState.GRANTED, lasts);
      focus.decided(THIRD, now, OldDecisions.OTHER_ROOM, ConsentState.WITHDRAWN, Optional.empty());
      Answer dry = purges("consent-ledger", "--dry-run", "--list");
      assertThat(dry.exit()).as("%s", dry).isZero();
      assertThat(dry.out())
          .contains(FIRST, "consent-ledger: 1 of 3 due, 1.2 kB, kept P3Y from its end, since ")
          .doesNotContain(SECOND);
      assertThat(focus.left()).hasSize(3);
      Answer answer = purges("consent-ledger", "--list");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out())
          .contains("  deleted  " + FIRST)
          .endsWith("consent-ledger: deleted 1, 1.2 kB; held 0, kept 0, failed 0\n");
      assertThat(focus.left()).containsExactly(SECOND, THIRD);
    }
    JsonNode entry =
        new ObjectMapper()
            .readTree(host.audit("show", "--kind", "purge.run", "--json").out())
            .get("entry");
    assertThat(entry.at("/facts/category").asText()).isEqualTo("consent-ledger");
    assertThat(entry.at("/facts/deleted").asInt()).isEqualTo(1);
    assertThat(entry.at("/facts/examined").asInt()).isEqualTo(3);
  }

  @Test
  void whatIsHeldByItsRoomStaysWithWhatEndedIt() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    try (OldDecisions focus = new OldDecisions(host.state())) {
      focus.decided(FIRST, longAgo, OldDecisions.ROOM, ConsentState.GRANTED, Optional.empty());
      focus.decided(
          SECOND,
          longAgo.plusSeconds(1),
          OldDecisions.OTHER_ROOM,
          ConsentState.WITHDRAWN,
          Optional.empty());
      focus.decided(
          THIRD,
          longAgo.minusSeconds(1),
          OldDecisions.OTHER_ROOM,
          ConsentState.REFUSED,
          Optional.empty());
      holds("case-12", "--room", OldDecisions.ROOM);
      Answer answer = purges("consent-ledger", "--yes");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out())
          .contains("held  " + FIRST + ": case-12")
          .contains("held  " + SECOND + ": it ended a grant that is still kept")
          .contains("deleted 1, 1.2 kB; held 2, kept 0, failed 0");
      assertThat(focus.left()).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void whereNobodyCanTellWhoseADecisionIsItIsHeld() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    holds("case-12", "--room", "room9@conference.example"); // There is no ledger yet.
    try (OldDecisions focus = new OldDecisions(host.state())) {
      focus.decided(FIRST, longAgo, OldDecisions.ROOM, ConsentState.REFUSED, Optional.empty());
      Answer answer = purges("consent-ledger", "--yes");
      assertThat(answer.exit()).as("%s", answer).isZero();
      assertThat(answer.out()).contains("held  " + FIRST + ": case-12");
      assertThat(focus.left()).containsExactly(FIRST);
    }
  }

  @Test
  void aTenantHoldsDecisionsOfItsTimeForNobodyCanTell() throws Exception {
    try (OldDecisions focus = new OldDecisions(host.state())) {
      focus.decided(FIRST, longAgo, OldDecisions.ROOM, ConsentState.REFUSED, Optional.empty());
      focus.decided(
          SECOND,
          longAgo.plus(Duration.ofDays(60)),
          OldDecisions.ROOM,
          ConsentState.REFUSED,
          Optional.empty());
      holds(
          "case-13",
          "--tenant",
          "clinic",
          "--from",
          longAgo.minus(Duration.ofDays(1)).toString(),
          "--to",
          longAgo.plus(Duration.ofDays(1)).toString());
      assertThat(purges("consent-ledger", "--yes").exit()).isZero();
      assertThat(focus.left()).containsExactly(FIRST);
    }
  }

  @Test
  void somebodyLooksAtMuchFirst() throws Exception {
    Files.writeString(
        Files.createDirectories(host.directory().resolve("conf.d")).resolve("few.conf"),
        "privacy.retention.limits { share = 30, few = 1 }");
    try (OldDecisions focus = new OldDecisions(host.state())) {
      for (int i = 0; i < 3; i++) {
        focus.decided(
            ("" + i).repeat(32),
            i < 2 ? longAgo : now,
            OldDecisions.ROOM,
            ConsentState.REFUSED,
            Optional.empty());
      }
      Answer answer = purges("consent-ledger");
      assertThat(answer.exit()).isEqualTo(Exit.NO);
      assertThat(answer.err()).contains("67 % of consent-ledger are due", "--yes");
      assertThat(focus.left()).hasSize(3);
      assertThat(purges("consent-ledger", "--scheduled").exit()).isZero();
      assertThat(focus.left()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeOpenedIsTroubleAndDoesNotKeepTheOthers() throws Exception {
    Files.writeString(host.state().resolve("consent.db"), "certainly no database ".repeat(99));
    Path key = oldKey();
    Answer answer = purges("consent-ledger", "--category", "pseudonym-keys", "--yes");
    assertThat(answer.exit()).as("%s", answer).isEqualTo(Exit.NO);
    assertThat(answer.err()).contains("consent-ledger: ", "not a database");
    assertThat(answer.out()).contains("consent-ledger: deleted 0, 0 B; held 0, kept 0, failed 1");
    assertThat(key).doesNotExist();
  }

  @Test
  void whatIsNotThereIsNotMade() throws Exception {
    Answer answer = purges("consent-ledger", "--yes");
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(host.state().resolve("consent.db")).doesNotExist();
    assertThat(host.state().resolve("keys")).doesNotExist();
    assertThat(answer.out()).isEmpty();
  }

  private Path oldKey() throws IOException {
    Path keys = host.state().resolve("keys/addresses");
    Files.createDirectories(
        keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.write(keys.resolve("20250101T000000Z-20250102T000000Z.key"), new byte[32]);
  }

  @Test
  void keysThatNoProgramDestroys() throws Exception {
    Path key = oldKey();
    Answer answer = purges("pseudonym-keys", "--list", "--json");
    assertThat(answer.exit()).as("%s", answer).isZero();
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.out().lines().toList()) {
      lines.add(json.readTree(line));
    }
    assertThat(lines)
        .extracting(line -> line.get("event").asText())
        .containsExactly("due", "plan", "deleted", "result");
    assertThat(lines.get(0).get("name").asText()).isEqualTo(key.toString());
    assertThat(lines.get(0).get("since").asText()).isEqualTo("2025-01-09T00:00:00Z");
    assertThat(lines.get(1).get("keep").asText()).isEqualTo("P7D");
    assertThat(key).doesNotExist();
  }

  @Test
  void payloadsOfOldEntriesAreErasedAndTheTrailHolds() throws Exception {
    assertThat(host.audit("init", "meet.example/audit").exit()).isZero();
    AuditInstallation audit = new AuditInstallation(host.state());
    Instant then = now.minus(Duration.ofDays(500));
    try (AuditTrail trail = audit.open(Clock.fixed(then, ZoneOffset.UTC))) {
      for (String room : List.of("room1", "room2")) {
        trail.record(
            AuditEvent.of(EventKind.CONSENT_REFUSED, then, Actor.PARTICIPANT)
                .inRoom(audit.pseudonyms().room(room + "@conference.example"))
                .with("notice", "1")
                .with("purposes", List.of("recording")),
            "{\"name\":\"participant-1\"}".getBytes(StandardCharsets.UTF_8));
      }
      trail.publish();
    }
    holds("case-12", "--room", "room2@conference.example");
    Answer answer = purges("audit-payloads", "--list", "--scheduled");
    assertThat(answer.exit()).as("%s", answer).isZero();
    // The hold has a payload, too.
    assertThat(answer.out())
        .contains("audit-payloads: 1 of 3 due, 24 B, kept P1Y from its entry, since ")
        .containsPattern("deleted  202[0-9]/1\n")
        .containsPattern("held  202[0-9]/2: case-12")
        .endsWith("audit-payloads: deleted 1, 24 B; held 1, kept 0, failed 0\n");
    Answer verified = host.audit("verify");
    assertThat(verified.exit()).as("%s", verified).isZero();
    assertThat(host.audit("show", "--kind", "payload.erased").out())
        .contains("reason    retention", "actor     service");
    assertThat(purges("audit-payloads", "--list").out()).contains("0 of 2 due; 1 are held");
  }
}

package jitsiprivacy.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.log.InMemory;
import jitsiprivacy.audit.payload.PayloadState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadRetentionTest {

  @TempDir(factory = InMemory.class)
  Path directory;

  private TestArchive archive;

  @BeforeEach
  void make() throws Exception {
    archive = new TestArchive(directory);
  }

  private PayloadRetention retention(AuditTrail trail) {
    return new PayloadRetention(trail, archive.reader(), archive.payloads(), Clock.systemUTC());
  }

  @Test
  void whatIsOldEnoughIsErasedUnlessItIsHeld() throws IOException {
    Instant horizon;
    try (AuditTrail trail = archive.open()) {
      for (int i = 0; i < 5; i++) {
        trail.record(archive.event(), new byte[i]);
        trail.record(archive.event());
      }
      archive.setYear(2027);
      horizon = archive.now;
      trail.record(archive.event(), new byte[1]);
      PayloadRetention retention = retention(trail);
      List<String> due = new ArrayList<>();
      retention.due(horizon, entry -> due.add(entry.id().toString()));
      assertThat(due).containsExactly("2026/1", "2026/3", "2026/5", "2026/7", "2026/9");
      assertThat(retention.erase(horizon, entry -> entry.id().index() == 5))
          .isEqualTo(new PayloadRetention.Outcome(4, 1));
      assertThat(retention.erase(horizon, entry -> false))
          .isEqualTo(new PayloadRetention.Outcome(1, 0));
      assertThat(retention.erase(horizon, entry -> false))
          .isEqualTo(new PayloadRetention.Outcome(0, 0));
    }
    ArchiveReport report = archive.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.payloads()).isEqualTo(new ArchiveReport.PayloadReport(1, 5, 0, 0, 0));
    assertThat(report.kinds()).containsEntry("payload.erased", 5L);
  }

  @Test
  void whatNoEntryNamesIsRemovedWhenItIsOld() throws IOException {
    try (AuditTrail trail = archive.open()) {
      trail.record(archive.event(), new byte[1]);
      PayloadHash fresh = archive.payloads().put(new byte[2]);
      PayloadHash old = archive.payloads().put(new byte[3]);
      List<PayloadHash> all = new ArrayList<>();
      archive.payloads().forEach(all::add);
      assertThat(all).hasSize(3);
      for (PayloadHash each : all) {
        if (!each.equals(fresh)) {
          Files.setLastModifiedTime(
              directory.resolve("payloads/" + each.hex().substring(0, 2) + "/" + each),
              FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        }
      }
      assertThat(retention(trail).removeUnnamed()).isEqualTo(1);
      assertThat(archive.payloads().state(old)).isEqualTo(new PayloadState.Missing());
      assertThat(archive.payloads().state(fresh)).isInstanceOf(PayloadState.Present.class);
      assertThat(retention(trail).removeUnnamed()).isZero();
    }
    assertThat(archive.verify().payloads())
        .isEqualTo(new ArchiveReport.PayloadReport(1, 0, 0, 0, 1));
  }

  @Test
  void nothingIsRemovedWhileAnEntryCannotBeRead() throws IOException {
    try (AuditTrail trail = archive.open()) {
      PayloadHash old = archive.payloads().put(new byte[3]);
      Files.setLastModifiedTime(
          directory.resolve("payloads/" + old.hex().substring(0, 2) + "/" + old),
          FileTime.from(Instant.now().minus(Duration.ofDays(2))));
      try (AuditLog log =
          AuditLog.open(directory.resolve("2026"), YearKeys.signer(archive.key, 2026))) {
        log.append(new byte[1]);
      }
      assertThat(retention(trail).removeUnnamed()).isZero();
    }
  }
}

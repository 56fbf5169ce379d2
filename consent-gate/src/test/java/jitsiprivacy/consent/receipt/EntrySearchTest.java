package jitsiprivacy.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jitsiprivacy.consent.record.Decisions;
import jitsiprivacy.consent.record.DocumentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrySearchTest {

  private static final Instant THEN = Decisions.GRANT.time();

  @TempDir Path directory;

  @Test
  void recordsAreFoundByTheirHash() throws Exception {
    try (TestTrail trail = new TestTrail(directory)) {
      List<RecordedDocument> all = trail.record(0, 3_000);
      trail.publish();
      all.addAll(trail.record(3_000, 3_010));
      String first = DocumentHash.of(all.get(7).document());
      String pending = DocumentHash.of(all.get(3_005).document());
      List<Long> seen = new ArrayList<>();
      EntrySearch search = new EntrySearch(trail.reader(), seen::add);
      assertThat(search.find(Set.of(first, pending, "0".repeat(64)), THEN))
          .hasSize(2)
          .containsEntry(first, all.get(7).entry())
          .containsEntry(pending, all.get(3_005).entry());
      assertThat(search.most(THEN)).isEqualTo(3_011);
      assertThat(seen).containsExactly(1024L, 2048L, 3_011L);
    }
  }

  @Test
  void nothingIsReadForNothingNorAfterTheLastIsFound() throws Exception {
    try (TestTrail trail = new TestTrail(directory)) {
      RecordedDocument first = trail.record(Decisions.GRANT);
      trail.record(0, 20);
      List<Long> seen = new ArrayList<>();
      assertThat(new EntrySearch(trail.reader(), seen::add).find(Set.of(), THEN)).isEmpty();
      assertThat(
              new EntrySearch(trail.reader(), seen::add)
                  .find(Set.of(DocumentHash.of(first.document())), THEN))
          .hasSize(1);
      assertThat(seen).containsExactly(0L, 2L);
    }
  }

  @Test
  void logsOfYearsThatAreOverBeforeItAreNotRead() throws Exception {
    try (TestTrail trail = new TestTrail(directory)) {
      RecordedDocument grant = trail.record(Decisions.GRANT);
      String hash = DocumentHash.of(grant.document());
      EntrySearch search = new EntrySearch(trail.reader(), seen -> {});
      assertThat(search.find(Set.of(hash), Instant.parse("2027-01-01T00:00:00Z"))).hasSize(1);
      assertThat(search.find(Set.of(hash), Instant.parse("2028-01-01T00:00:00Z"))).isEmpty();
      assertThat(search.most(Instant.parse("2028-01-01T00:00:00Z"))).isZero();
    }
  }
}

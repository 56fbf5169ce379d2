package jitsiprivacy.retention.request;

import static jitsiprivacy.retention.request.TestRequests.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.files.LocalDisk;
import jitsiprivacy.retention.hold.FailingDisk;
import jitsiprivacy.retention.hold.FailingDisk.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestStoreTest {

  private static final int STEPS = 12;

  @TempDir Path state;

  private final List<String> recorded = new ArrayList<>();
  private boolean isTrailBroken;
  private final RequestEvidence evidence =
      new RequestEvidence() {
        @Override
        public void received(Request request) throws IOException {
          record("received " + request.due());
        }

        @Override
        public void extended(Request request) throws IOException {
          record("extended " + request.due());
        }

        @Override
        public void closed(Request request) throws IOException {
          record("closed " + request.closing().orElseThrow().outcome());
        }

        private void record(String what) throws IOException {
          if (isTrailBroken) {
            throw new IOException("no trail");
          }
          recorded.add(what);
        }
      };

  private RequestStore store;

  @BeforeEach
  void make() throws IOException {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    store = RequestStore.in(state, evidence);
  }

  private Path file(String name) {
    return state.resolve("requests").resolve(name);
  }

  @Test
  void fromReceiptToTheEnd() throws Exception {
    Request request = TestRequests.open("r-1");
    assertThat(store.read()).isEqualTo(new StoredRequests(List.of(), List.of()));
    store.add(request);
    store.add(TestRequests.ofARoom("r-2"));
    assertThat(store.find("r-1")).contains(request);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("r-1.json"))))
        .isEqualTo("rw-------");
    Request extended = store.extend("r-1", "complex", NOW);
    assertThat(extended.due()).isEqualTo("2027-02-24");
    assertThat(store.find("r-1")).contains(extended);
    Request closed = store.close("r-1", RequestOutcome.DONE, Optional.empty(), NOW);
    assertThat(store.find("r-1")).contains(closed);
    assertThat(closed.isOverdue(closed.due().plusYears(1))).isFalse();
    assertThat(store.read().all()).containsExactly(closed, TestRequests.ofARoom("r-2"));
    assertThat(recorded)
        .containsExactly(
            "received 2026-12-24", "received 2026-12-24", "extended 2027-02-24", "closed done");
    assertThat(store.delete("r-2")).as("it is open").isFalse();
    assertThat(store.delete("r-1")).isTrue();
    assertThat(store.find("r-1")).isEmpty();
    assertThat(store.read().all()).hasSize(1);
  }

  @Test
  void whatIsRefused() throws Exception {
    Request request = TestRequests.open("r-1");
    store.add(request);
    assertThatThrownBy(() -> store.add(TestRequests.ofARoom("r-1")))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> store.extend("r-2", "complex", NOW)).hasMessageContaining("list");
    assertThatThrownBy(() -> store.extend("r-1", "complex", NOW.plus(Duration.ofDays(40))))
        .hasMessageContaining("2026-12-24");
    store.extend("r-1", "complex", NOW.plus(Duration.ofDays(29)));
    assertThatThrownBy(() -> store.extend("r-1", "complex", NOW)).hasMessageContaining("before");
    assertThatThrownBy(() -> store.close("r-1", RequestOutcome.REFUSED, Optional.empty(), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12(4)");
    store.close("r-1", RequestOutcome.REFUSED, Optional.of("excessive"), NOW);
    assertThatThrownBy(() -> store.close("r-1", RequestOutcome.DONE, Optional.empty(), NOW))
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.extend("r-1", "complex", NOW)).hasMessageContaining("closed");
    assertThat(recorded).hasSize(3);
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws Exception {
    store.add(TestRequests.open("r-1"));
    isTrailBroken = true;
    assertThatThrownBy(() -> store.add(TestRequests.open("r-2"))).hasMessage("no trail");
    assertThatThrownBy(() -> store.close("r-1", RequestOutcome.DONE, Optional.empty(), NOW))
        .hasMessage("no trail");
    assertThat(store.read().all()).containsExactly(TestRequests.open("r-1"));
    assertThat(file(".new-r-1")).doesNotExist();
  }

  @Test
  void whatCannotBeUnderstoodIsSaidAndKeepsNoOther() throws Exception {
    store.add(TestRequests.open("r-1"));
    String text = Files.readString(file("r-1.json"));
    Files.writeString(file("r-2.json"), text);
    Files.writeString(file("r-3.json"), text.replace("r-1", "r-3").replace("access", "all"));
    Files.writeString(file("r-4.json"), text.replace("r-1", "r-4").replace("\"v\"", "\"w\""));
    Files.writeString(file("r-5.json"), "x".repeat(1 << 18));
    Files.createSymbolicLink(file("r-6.json"), file("r-1.json"));
    Files.writeString(file("other"), "");
    StoredRequests read = store.read();
    assertThat(read.all()).containsExactly(TestRequests.open("r-1"));
    assertThat(read.problems())
        .hasSize(6)
        .anyMatch(problem -> problem.contains("r-2.json") && problem.contains("r-1"))
        .anyMatch(problem -> problem.contains("r-3.json") && problem.contains("not known"))
        .anyMatch(problem -> problem.contains("r-5.json") && problem.contains("bytes"))
        .anyMatch(problem -> problem.contains("r-6.json") && problem.contains("regular"));
  }

  private interface Act {
    void on(RequestStore store) throws IOException, RequestRefusedException;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void killedAnywhereItIsAsBeforeOrDone(Fault fault) throws Exception {
    Request request = TestRequests.open("r-1");
    Request closed = request.closed(new Closing(NOW, RequestOutcome.DONE, Optional.empty()));
    atEachStep(fault, any -> {}, each -> each.add(request), List.of(), List.of(request));
    atEachStep(
        fault,
        each -> each.add(request),
        each -> each.close("r-1", RequestOutcome.DONE, Optional.empty(), NOW),
        List.of(request),
        List.of(closed));
    atEachStep(
        fault,
        each -> {
          each.add(request);
          each.close("r-1", RequestOutcome.DONE, Optional.empty(), NOW);
        },
        each -> each.delete("r-1"),
        List.of(closed),
        List.of());
  }

  private void atEachStep(Fault fault, Act before, Act does, List<Request> was, List<Request> is)
      throws Exception {
    boolean finished = false;
    for (int at = 0; at < STEPS; at++) {
      Path directory = Files.createTempDirectory(state, "at").resolve("requests");
      RequestStore sound = new RequestStore(directory, new LocalDisk(), evidence);
      before.on(sound);
      FailingDisk disk = new FailingDisk(fault, at);
      boolean failed = false;
      try {
        does.on(new RequestStore(directory, disk, evidence));
      } catch (IOException e) {
        assertThat(e).hasStackTraceContaining("injected");
        failed = true;
      }
      assertThat(failed || disk.isDurable()).isTrue();
      assertThat(sound.read().problems()).isEmpty();
      assertThat(sound.read().all()).as("at %s", at).isIn(failed ? was : is, is);
      finished |= !disk.happened();
    }
    assertThat(finished).as("it has more steps than were tried").isTrue();
  }
}

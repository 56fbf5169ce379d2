package jitsiprivacy.host.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackgroundThreadsTest {
  private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();
  private final BackgroundThreads threads = new BackgroundThreads(faults::add);

  private static Stream<Throwable> whatATaskMayThrow() {
    return Stream.of(
        new IllegalStateException("broken"),
        new NoClassDefFoundError("gone"),
        new StackOverflowError(),
        new AssertionError("wrong"));
  }

  private static Runnable throwing(Throwable thrown) {
    return () -> {
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      throw (Error) thrown;
    };
  }

  private Thread nextRun() throws InterruptedException {
    Thread thread = ran.poll(10, TimeUnit.SECONDS);
    assertThat(thread).as("a thread that ran a task").isNotNull();
    return thread;
  }

  private void note() {
    ran.add(Thread.currentThread());
  }

  @ParameterizedTest
  @MethodSource("whatATaskMayThrow")
  void aThrowingTaskIsReportedAndDoesNotStopOthers(Throwable thrown) throws Exception {
    for (int i = 0; i < 4; i++) { // More often than there are threads.
      threads.run(throwing(thrown));
      assertThat(faults.poll(10, TimeUnit.SECONDS)).isSameAs(thrown);
    }
    threads.runAfter(Duration.ofNanos(1), throwing(thrown));
    assertThat(faults.poll(10, TimeUnit.SECONDS)).isSameAs(thrown);
    threads.run(this::note);
    nextRun();
  }

  @Test
  void threadsAreDaemonsWithOurName() throws Exception {
    threads.run(this::note);
    threads.runAfter(Duration.ofNanos(1), this::note);
    for (int i = 0; i < 2; i++) {
      Thread thread = nextRun();
      assertThat(thread.isDaemon()).isTrue();
      assertThat(thread.getName()).matches("jitsi-privacy-[12]");
    }
    threads.serial("outbox").execute(this::note);
    Thread serial = nextRun();
    assertThat(serial.isDaemon()).isTrue();
    assertThat(serial.getName()).isEqualTo("jitsi-privacy-outbox-1");
  }

  @Test
  void aDelayedTaskWaitsForItsTime() throws Exception {
    long before = System.nanoTime();
    threads.runAfter(Duration.ofMillis(5), this::note);
    nextRun();
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void aSerialTaskThatThrowsIsReportedAndHarmsNoLaterOne() throws Exception {
    Executor serial = threads.serial("order");
    AssertionError thrown = new AssertionError("broken");
    serial.execute(throwing(thrown));
    serial.execute(this::note);
    assertThat(faults.poll(10, TimeUnit.SECONDS)).isSameAs(thrown);
    assertThat(nextRun().getName()).isEqualTo("jitsi-privacy-order-1");
  }

  @Test
  void aSerialExecutorKeepsTheOrder() throws Exception {
    List<Integer> done = new ArrayList<>();
    Executor serial = threads.serial("order");
    for (int i = 0; i < 50; i++) {
      int number = i;
      serial.execute(() -> done.add(number));
    }
    serial.execute(this::note);
    nextRun();
    assertThat(done).hasSize(50).isSorted();
  }
}

package jitsiprivacy.host.background;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jitsiprivacy.host.fault.Barrier;
import jitsiprivacy.spi.Background;

/** A few daemon threads; a task that throws is reported and harms nothing else. */
public final class BackgroundThreads implements Background {

  private static final int THREADS = 2;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final ScheduledExecutorService pool;
  private final Consumer<Throwable> onFault;

  /**
   * Threads start with the first task.
   *
   * @param onFault told of what a task threw
   */
  public BackgroundThreads(Consumer<Throwable> onFault) {
    this.pool = Executors.newScheduledThreadPool(THREADS, named("jitsi-privacy"));
    this.onFault = onFault;
  }

  @Override
  public void run(Runnable task) {
    pool.execute(guarded(task));
  }

  @Override
  public void runAfter(Duration delay, Runnable task) {
    // guarded() sees to what the future would hold.
    var unused = pool.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A single thread of its own, for work that must stay in order; ends while there is none. */
  public Executor serial(String name) {
    ThreadPoolExecutor single =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("jitsi-privacy-" + name));
    single.allowCoreThreadTimeOut(true);
    return task -> single.execute(guarded(task));
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (Throwable e) {
        Barrier.letThrough(e);
        onFault.accept(e);
      }
    };
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + "-" + count.incrementAndGet());
      thread.setDaemon(true); // We never keep the host alive.
      return thread;
    };
  }
}

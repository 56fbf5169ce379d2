package jitsiprivacy.jicofo.consent.rest;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The few threads that talk to clients. A client that is slow is cut off, and sooner while others
 * wait: an interrupt closes the channel that its thread reads from or writes to. The JDK's own
 * limits are properties for the whole program, which is not ours.
 */
final class ClientThreads implements Executor {

  private static final int THREADS = 4;
  private static final int WAITING = 64;
  private static final Duration IDLE = Duration.ofMinutes(1);

  /** Time is counted in glances: where the whole program stood still, no client was slow. */
  private static final int GLANCES_WHILE_OTHERS_WAIT = 4;

  private final long betweenGlances;
  private final long glances;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor watch;
  private final Map<Thread, Talk> talks = new ConcurrentHashMap<>();

  /**
   * Without threads until there is something to do.
   *
   * @param patience how long a client may take to send a request, and again to take the answer
   * @param patienceWhileOthersWait the same while all threads are busy
   */
  ClientThreads(String name, Duration patience, Duration patienceWhileOthersWait) {
    this.betweenGlances = patienceWhileOthersWait.toNanos() / GLANCES_WHILE_OTHERS_WAIT;
    this.glances = patience.toNanos() / betweenGlances;
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        };
    // Beyond these, the JDK's server closes connections at once.
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            daemons);
    threads.allowCoreThreadTimeOut(true);
    this.watch = new ScheduledThreadPoolExecutor(1, daemons);
    watch.setRemoveOnCancelPolicy(true);
    watch.setKeepAliveTime(IDLE.toSeconds(), TimeUnit.SECONDS);
    watch.allowCoreThreadTimeOut(true);
  }

  /** Talks to a client. */
  @Override
  public void execute(Runnable task) {
    threads.execute(
        () -> {
          Talk talk = new Talk(Thread.currentThread());
          Future<?> watched =
              watch.scheduleWithFixedDelay(
                  talk::glance, betweenGlances, betweenGlances, TimeUnit.NANOSECONDS);
          talks.put(talk.thread, talk);
          try {
            task.run();
          } finally {
            talks.remove(talk.thread);
            talk.end();
            watched.cancel(false);
          }
        });
  }

  /**
   * Does something without talking to the client, which nothing interrupts.
   *
   * @throws InterruptedIOException instead, when the client was cut off before
   */
  <T> T aside(Supplier<T> something) throws InterruptedIOException {
    Talk talk = talks.get(Thread.currentThread());
    talk.end();
    if (talk.wasCut) {
      throw new InterruptedIOException("the client was too slow");
    }
    try {
      return something.get();
    } finally {
      talk.begin();
    }
  }

  void close() {
    threads.shutdownNow();
    watch.shutdownNow();
  }

  /** With one client, on one thread. */
  private final class Talk {

    private final Thread thread;

    // Guarded by this.
    private int glancedAt;
    private boolean talking = true;
    private boolean wasCut;

    Talk(Thread thread) {
      this.thread = thread;
    }

    synchronized void begin() {
      glancedAt = 0;
      talking = true;
    }

    /** Nothing interrupts the thread from now on. */
    synchronized void end() {
      talking = false;
      Thread.interrupted();
    }

    synchronized void glance() {
      glancedAt++;
      long limit = threads.getQueue().isEmpty() ? glances : GLANCES_WHILE_OTHERS_WAIT;
      if (talking && glancedAt >= limit) {
        talking = false;
        wasCut = true;
        thread.interrupt();
      }
    }
  }
}

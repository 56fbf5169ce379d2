package jitsiprivacy.recording.seal.age;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on a stream in blocks: on several at a time, which leave in the order in which they came.
 * Memory depends on the number of threads alone.
 */
final class OrderedBlocks {

  /** What is done with blocks; one for each that is worked on at the same time. */
  @FunctionalInterface
  interface Work {
    /**
     * @param block its number, from 0
     * @param last whether nothing comes after it; only then may it be short
     */
    void on(ByteBuffer in, ByteBuffer out, long block, boolean last) throws IOException;
  }

  /** Makes one. */
  @FunctionalInterface
  interface Works {
    Work make() throws IOException;
  }

  /** One is read into, and one written from, beside those that are worked on. */
  private static final int SPARE = 2;

  private final int threads;
  private final int inSize;
  private final int outSize;
  private final Works works;

  /**
   * @param inSize bytes of a block
   * @param outSize most bytes of what becomes of it
   */
  OrderedBlocks(int threads, int inSize, int outSize, Works works) {
    this.threads = threads;
    this.inSize = inSize;
    this.outSize = outSize;
    this.works = works;
  }

  private record Slot(Work work, ByteBuffer in, ByteBuffer out) {}

  private record Running(Slot slot, Future<?> done) {}

  void run(ReadableByteChannel from, WritableByteChannel to) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads, OrderedBlocks::thread);
    try {
      new Run(from, to, executor).all();
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "jitsi-privacy-chunks");
    thread.setDaemon(true);
    return thread;
  }

  private final class Run {

    private final ReadableByteChannel from;
    private final WritableByteChannel to;
    private final ExecutorService executor;
    private final Deque<Slot> free = new ArrayDeque<>();
    private final Deque<Running> running = new ArrayDeque<>();
    private int made;

    Run(ReadableByteChannel from, WritableByteChannel to, ExecutorService executor) {
      this.from = from;
      this.to = to;
      this.executor = executor;
    }

    void all() throws IOException {
      Slot current = read();
      long block = 0;
      while (current != null) {
        // Only what comes next tells whether this one is the last.
        Slot next = current.in().limit() == inSize ? read() : null;
        if (next != null && next.in().limit() == 0) {
          next = null;
        }
        start(current, block++, next == null);
        current = next;
      }
      while (!running.isEmpty()) {
        write();
      }
    }

    private Slot read() throws IOException {
      Slot slot = slot();
      slot.in().clear();
      Channels.fill(from, slot.in());
      slot.in().flip();
      return slot;
    }

    private Slot slot() throws IOException {
      if (free.isEmpty() && made < threads + SPARE) {
        made++;
        return new Slot(
            works.make(), ByteBuffer.allocateDirect(inSize), ByteBuffer.allocateDirect(outSize));
      }
      if (free.isEmpty()) {
        write();
      }
      return free.pop();
    }

    private void start(Slot slot, long block, boolean last) {
      slot.out().clear();
      Future<?> done =
          executor.submit(
              () -> {
                slot.work().on(slot.in(), slot.out(), block, last);
                return null;
              });
      running.add(new Running(slot, done));
    }

    private void write() throws IOException {
      Running oldest = running.remove();
      await(oldest.done());
      Channels.drain(oldest.slot().out().flip(), to);
      free.push(oldest.slot());
    }

    private static void await(Future<?> done) throws IOException {
      try {
        done.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException cannot) {
          throw cannot;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }
}

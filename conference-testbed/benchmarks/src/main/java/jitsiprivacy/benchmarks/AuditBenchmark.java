package jitsiprivacy.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.log.LogVerifier;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;

/**
 * How fast entries of some 250 bytes become durable, with how many synchronizations, and how fast a
 * log is verified, as it grows. Arguments: the largest size, and a directory on the disk to
 * measure.
 */
public final class AuditBenchmark {

  private static final long LARGEST = 10_000_000;
  private static final int BATCH = 1000;
  private static final long NANOS = 2_000_000_000L;

  private final Path directory;
  private final SignerKey key;
  private final CountingDisk disk = new CountingDisk();
  private final AuditLog log;
  private final AtomicLong next = new AtomicLong();
  // So that measuring does not make the log larger by much.
  private long most = 1000;

  private AuditBenchmark(Path directory, SignerKey key) throws IOException {
    this.directory = directory;
    this.key = key;
    this.log = AuditLog.open(directory, key, disk);
  }

  public static void main(String[] arguments)
      throws IOException, NoteException, InterruptedException {
    long largest = arguments.length > 0 ? Long.parseLong(arguments[0]) : LARGEST;
    Path parent = Path.of(arguments.length > 1 ? arguments[1] : "").toAbsolutePath();
    Path directory = Files.createTempDirectory(parent, "audit-benchmark");
    try {
      SignerKey key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
      AuditBenchmark benchmark = new AuditBenchmark(directory, key);
      benchmark.warmUp();
      for (long size = 10_000; size <= largest; size *= 10) {
        benchmark.growTo(size);
        benchmark.measure();
      }
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private byte[] entry() {
    long i = next.getAndIncrement();
    String text =
        "{\"v\":1,\"type\":\"consent-granted\",\"time\":\"2026-01-01T00:00:00.%09dZ\",\"room\":\"p%016x\","
            + "\"subject\":\"p%016x\",\"purposes\":[\"conference\",\"recording\"],"
            + "\"notice\":\"sha256:%016x%016x\",\"host\":\"focus\"}";
    return text.formatted(i % 1_000_000_000, i * 31, i * 17, i, i).getBytes(UTF_8);
  }

  private List<byte[]> entries(int count) {
    List<byte[]> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry());
    }
    return entries;
  }

  private void warmUp() throws IOException, InterruptedException {
    System.out.printf(
        "an entry has %d bytes; SYNC is synchronizations of files and directories%n",
        entry().length);
    threads(8);
    log.publish();
    new LogVerifier(directory, key.verifier()).verify(List.of(), checked -> {});
    disk.synchronizations();
  }

  private void growTo(long size) throws IOException {
    long before = log.publish().size();
    disk.synchronizations();
    long start = System.nanoTime();
    long making = 0;
    for (long left = size - before; left > 0; left -= BATCH) {
      long made = System.nanoTime();
      List<byte[]> entries = entries((int) Math.min(BATCH, left));
      making += System.nanoTime() - made;
      log.append(entries);
    }
    log.publish();
    row("grown by batches of " + BATCH, size - before, System.nanoTime() - start - making);
  }

  private void row(String what, long entries, long nanos) {
    long synchronizations = disk.synchronizations();
    System.out.printf(
        "  %-24s %,9.0f entries/s  %,9d entries %,8d SYNC = %.4f an entry, %.0f a second%n",
        what,
        entries * 1e9 / nanos,
        entries,
        synchronizations,
        (double) synchronizations / entries,
        synchronizations * 1e9 / nanos);
  }

  private void measure() throws IOException, InterruptedException {
    long size = log.publish().size();
    most = size / 20;
    System.out.printf("at %,d entries%n", size);
    disk.synchronizations();
    for (int batch : new int[] {1, 8, 64, 1000}) {
      batches(batch);
    }
    for (int threads : new int[] {8, 64}) {
      threads(threads);
    }
    publish();
    long opening = System.nanoTime();
    AuditLog.open(directory, key).close();
    System.out.printf("  opening it: %.1f ms%n", (System.nanoTime() - opening) / 1e6);
    long start = System.nanoTime();
    size = new LogVerifier(directory, key.verifier()).verify(List.of(), n -> {}).size();
    System.out.printf(
        "  verifying all: %,.0f entries/s%n", size * 1e9 / (System.nanoTime() - start));
  }

  private void batches(int batch) throws IOException {
    Figures latency = new Figures("  one caller, " + batch + " at once", "ms");
    long entries = 0;
    long nanos = 0;
    while (nanos < NANOS && entries <= most) {
      List<byte[]> some = entries(batch);
      long start = System.nanoTime();
      log.append(some);
      long took = System.nanoTime() - start;
      latency.add(took / 1e6);
      nanos += took;
      entries += batch;
    }
    row("batches of " + batch, entries, nanos);
    latency.print();
  }

  private void threads(int count) throws InterruptedException {
    AtomicLong entries = new AtomicLong();
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(() -> appendFor(start, entries));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    row(count + " threads, one at once", Math.min(most, entries.get()), System.nanoTime() - start);
  }

  private void appendFor(long start, AtomicLong entries) {
    try {
      while (System.nanoTime() - start < NANOS && entries.incrementAndGet() <= most) {
        log.append(entry());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish() throws IOException {
    Figures publishing = new Figures("  publishing 100 entries", "ms");
    long all = 0;
    disk.synchronizations();
    for (int i = 0; i < 20; i++) {
      log.append(entries(100));
      disk.synchronizations();
      long start = System.nanoTime();
      log.publish();
      publishing.add((System.nanoTime() - start) / 1e6);
      all += disk.synchronizations();
    }
    publishing.print();
    System.out.printf("  %.1f SYNC for each%n", all / 20.0);
  }
}

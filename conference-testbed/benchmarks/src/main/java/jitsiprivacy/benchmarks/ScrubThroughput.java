package jitsiprivacy.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.anonymizer.text.Kind;

/**
 * How many megabytes of a mixed log of 5,000 recurring clients one core scrubs in a second, all
 * rules on. With a path, writes the log there instead, for other programs to be measured on.
 */
public final class ScrubThroughput {

  private static final long SEED = 42;
  private static final int CLIENTS = 5000;
  private static final int SIZE = 200_000_000;
  private static final int ROUNDS = 8;

  private ScrubThroughput() {}

  public static void main(String[] arguments) throws IOException {
    byte[] log = new MixedLog(SEED, CLIENTS).bytes(SIZE);
    if (arguments.length > 0) {
      Files.write(Path.of(arguments[0]), log);
      return;
    }
    StreamScrubber scrubber = new StreamScrubber(new Stirred(), EnumSet.allOf(Kind.class));
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      scrubber.scrub(new ByteArrayInputStream(log), OutputStream.nullOutputStream());
      long nanos = System.nanoTime() - start;
      System.out.printf("round %d: %.0f MB/s%n", round, log.length * 1e3 / nanos);
    }
    for (Kind kind : Kind.values()) {
      System.out.printf("%s: %d a round%n", kind, scrubber.counts().of(kind) / ROUNDS);
    }
  }
}

package jitsiprivacy.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.anonymizer.scan.LineScrubber;
import jitsiprivacy.anonymizer.text.Kind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One line on its way to a log, of about 150 bytes unless it is a request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LogLineBenchmark {

  private static final String CLEAN =
      "JVB 2024-08-23 18:51:09.382 INFO: [47] [confId=f771f9e83d834d25"
          + " conf_name=room@conference.meet.example] Conference.expire#412: Expiring, 12 endpoints"
          + " were in it.\n";
  private static final String PAIR =
      "JVB 2024-08-23 18:51:09.382 INFO: [47] [confId=f771f9e83d834d25 epId=da1fc9d0] Pair"
          + " succeeded: 198.51.100.7:10000/udp/host -> 192.0.2.33:63935/udp/prflx (x.RTP).\n";
  private static final int LINES = 4096;

  private final LineScrubber scrubber = new LineScrubber(new Stirred(), EnumSet.allOf(Kind.class));
  private final byte[] pairBytes = PAIR.getBytes(StandardCharsets.ISO_8859_1);
  private final String[] mixed = new String[LINES];
  private int next;

  public LogLineBenchmark() {
    MixedLog log = new MixedLog(1, 5000);
    for (int i = 0; i < LINES; i++) {
      mixed[i] = log.line();
    }
  }

  @Benchmark
  public String withoutAnAddress() {
    return scrubber.scrub(CLEAN);
  }

  @Benchmark
  public String withTwoAddresses() {
    return scrubber.scrub(PAIR);
  }

  @Benchmark
  public int withTwoAddressesAsBytes() {
    return scrubber.scrub(pairBytes, 0, pairBytes.length);
  }

  /** 340 bytes on average: whole requests of the bridge are among them. */
  @Benchmark
  public String mixed() {
    next = (next + 1) % LINES;
    return scrubber.scrub(mixed[next]);
  }
}

package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code jitsi-privacy scrub} beside what distributions have for the purpose, in turns on the same
 * mixed log, each on one core. Figures are of processor time, so that what else runs on the machine
 * counts for less; a megabyte is 10^6 bytes.
 */
public final class ScrubPeers {

  private static final long SEED = 42;
  private static final int CLIENTS = 5000;
  private static final int SIZE = 200_000_000;
  private static final int ROUNDS = 5;
  private static final int LONGER = 6;
  private static final String END = "end-of-log";

  private final Path directory;
  private final Path log;
  private final Map<String, Figures> rates = new LinkedHashMap<>();

  private ScrubPeers(Path directory) throws IOException {
    this.directory = directory;
    this.log = directory.resolve("mixed.log");
    Files.write(log, new MixedLog(SEED, CLIENTS).bytes(SIZE));
    Files.writeString(
        directory.resolve("privacy.conf"),
        "privacy { state-dir = \"" + directory.resolve("state") + "\" }\n");
    Files.writeString(
        directory.resolve("rsyslog.conf"),
        """
        global(workDirectory="%1$s" maxMessageSize="64k")
        module(load="imfile")
        module(load="mmanon")
        template(name="raw" type="string" string="%%msg%%\\n")
        input(type="imfile" File="%1$s/followed.log" Tag="x" ruleset="scrub")
        ruleset(name="scrub") {
          action(type="mmanon")
          action(type="omfile" file="%1$s/rsyslog.out" template="raw")
        }
        """
            .formatted(directory));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("jitsi-privacy-scrub-");
    try {
      new ScrubPeers(directory).run();
    } finally {
      new ProcessBuilder("rm", "-r", directory.toString()).inheritIO().start().waitFor();
    }
  }

  private void run() throws IOException, InterruptedException {
    String scrub = System.getProperty("jitsiprivacy.cli") + " scrub --config privacy.conf";
    for (int round = 0; round < ROUNDS; round++) {
      double once = seconds(scrub + " <mixed.log");
      double longer = seconds(repeated() + " | " + scrub);
      double cat = seconds(repeated());
      rate("jitsi-privacy scrub, the whole process", once);
      rate("jitsi-privacy scrub, once it runs", (longer - cat - once) / (LONGER - 1));
      rate(
          "perl -pe, IPv4 only",
          seconds("perl -pe 's/\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b/x/g' <mixed.log"));
      rate("sed -E, IPv4 only", seconds("sed -E 's/([0-9]{1,3}\\.){3}[0-9]{1,3}/x/g' <mixed.log"));
      if (has("anonip")) {
        rate("anonip, first column only", seconds("anonip <mixed.log"));
      }
      if (has("rsyslogd")) {
        rate("rsyslog mmanon", seconds(rsyslog()));
      }
    }
    rates.values().forEach(Figures::print);
  }

  private static String repeated() {
    return "cat" + " mixed.log".repeat(LONGER);
  }

  /** It follows a file and never ends by itself. */
  private static String rsyslog() {
    return "rm -f rsyslog.out imfile-state*; (cat mixed.log; echo "
        + END
        + ") >followed.log; rsyslogd -n -f $PWD/rsyslog.conf -i $PWD/rsyslog.pid & "
        + "until tail -c 100 rsyslog.out 2>/dev/null | grep -q "
        + END
        + "; do sleep 1; done; kill %1; wait %1";
  }

  private void rate(String what, double seconds) {
    rates.computeIfAbsent(what, name -> new Figures(name, "MB/s")).add(SIZE / 1e6 / seconds);
  }

  private static boolean has(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program + " >/dev/null").start().waitFor()
        == 0;
  }

  /** Of the processor, for all of a command's processes, on the one core they are given. */
  private double seconds(String command) throws IOException, InterruptedException {
    Path times = directory.resolve("times");
    String timed =
        "TIMEFORMAT='%U %S'; { time { "
            + command
            + "; } >/dev/null 2>&1; } 2>"
            + times.getFileName();
    Process process =
        new ProcessBuilder("taskset", "-c", "0", "bash", "-c", timed)
            .directory(directory.toFile())
            .start();
    process.getOutputStream().close();
    process.waitFor();
    String[] parts = Files.readString(times, StandardCharsets.UTF_8).trim().split(" ");
    return Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
  }
}

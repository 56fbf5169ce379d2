package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code jitsi-privacy scrub} beside what distributions have for the purpose, in turns on the same
 * mixed log, each on one core. Figures are of processor time, so that what else runs on the machine
 * counts for less; a megabyte is 10^6 bytes. An argument says how many rounds.
 */
public final class ScrubPeers {

  private static final long SEED = 42;
  private static final int CLIENTS = 5000;
  private static final int SIZE = 200_000_000;
  private static final int ROUNDS = 5;
  private static final int LONGER = 6;

  /** So much of it for what would take minutes. */
  private static final int PART = SIZE / 10;

  /** Most addresses of this log stand in one of them. */
  private static final String ANONIP_COLUMNS = "anonip -c 1 2 3 4 5 6 7 8 9 10 11 12";

  private final Path directory;
  private final Path log;
  private final Map<String, Figures> rates = new LinkedHashMap<>();

  private ScrubPeers(Path directory) throws IOException {
    this.directory = directory;
    this.log = directory.resolve("mixed.log");
    byte[] bytes = new MixedLog(SEED, CLIENTS).bytes(SIZE);
    Files.write(log, bytes);
    for (int i = 0; i < LONGER; i++) {
      Files.write(
          directory.resolve("longer.log"),
          bytes,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    Files.writeString(
        directory.resolve("privacy.conf"),
        "privacy { state-dir = \"" + directory.resolve("state") + "\" }\n");
    Files.write(directory.resolve("part.log"), Arrays.copyOf(bytes, PART));
    Files.writeString(
        directory.resolve("rsyslog.conf"),
        """
        global(workDirectory="%1$s" maxMessageSize="64k")
        module(load="imfile")
        module(load="mmanon")
        template(name="raw" type="string" string="%%msg%%\\n")
        input(type="imfile" File="%1$s/mixed.log" Tag="x" ruleset="scrub")
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
      new ScrubPeers(directory)
          .run(arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]));
    } finally {
      new ProcessBuilder("rm", "-r", directory.toString()).inheritIO().start().waitFor();
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    String scrub = System.getProperty("jitsiprivacy.cli") + " scrub --config privacy.conf";
    for (int round = 0; round < rounds; round++) {
      double once = seconds(scrub + " <mixed.log");
      double longer = seconds(scrub + " <longer.log");
      rate("jitsi-privacy scrub, the whole process", once);
      rate("jitsi-privacy scrub, once it runs", (longer - once) / (LONGER - 1));
      rate(
          "perl -pe, IPv4 only",
          seconds("perl -pe 's/\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b/x/g' <mixed.log"));
      rate("sed -E, IPv4 only", seconds("sed -E 's/([0-9]{1,3}\\.){3}[0-9]{1,3}/x/g' <mixed.log"));
      if (has("anonip")) {
        rate("anonip, first column only", seconds("anonip <mixed.log"));
        rate("anonip, columns 1 to 12", seconds(ANONIP_COLUMNS + " <part.log") * SIZE / PART);
      }
      if (has("rsyslogd")) {
        rate("rsyslog mmanon", rsyslog());
      }
    }
    rates.values().forEach(Figures::print);
  }

  /** It follows a file and never ends by itself; its lines come out of order. */
  private double rsyslog() throws IOException, InterruptedException {
    Path out = directory.resolve("rsyslog.out");
    Files.deleteIfExists(out);
    try (DirectoryStream<Path> states = Files.newDirectoryStream(directory, "imfile-state*")) {
      for (Path state : states) {
        Files.delete(state);
      }
    }
    long lines = lines(log);
    Process process = start("rsyslogd -n -f $PWD/rsyslog.conf -i $PWD/rsyslog.pid");
    while (process.isAlive() && (Files.notExists(out) || lines(out) < lines)) {
      Thread.sleep(1000);
    }
    ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("rsyslog.pid")).trim()))
        .ifPresent(ProcessHandle::destroy);
    return seconds(process);
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    }
  }

  private void rate(String what, double seconds) {
    rates.computeIfAbsent(what, name -> new Figures(name, "MB/s")).add(SIZE / 1e6 / seconds);
  }

  private static boolean has(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program + " >/dev/null").start().waitFor()
        == 0;
  }

  private double seconds(String command) throws IOException, InterruptedException {
    return seconds(start(command));
  }

  private Process start(String command) throws IOException {
    String timed = "TIMEFORMAT='%U %S'; { time { " + command + "; } >/dev/null 2>&1; } 2>times";
    Process process =
        new ProcessBuilder("taskset", "-c", "0", "bash", "-c", timed)
            .directory(directory.toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  /** Of the processor, for all of a command's processes, on the one core they are given. */
  private double seconds(Process process) throws IOException, InterruptedException {
    process.waitFor();
    String[] parts = Files.readString(directory.resolve("times")).trim().split(" ");
    return Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
  }
}

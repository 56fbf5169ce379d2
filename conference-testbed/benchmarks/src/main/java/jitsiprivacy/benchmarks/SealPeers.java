package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.IdentityFile;

/**
 * Sealing a recording beside the distribution's {@code age}, in turns on the same file, each in a
 * process of its own: into a file that is synchronized, which the disk may decide, and into
 * nothing. Wall clock and processor time; a megabyte is 10^6 bytes. Ours has a heap of 64 MiB, and
 * prints the most memory that its process had. Arguments: gigabytes, and rounds. Takes three times
 * the space.
 */
public final class SealPeers {

  private static final long GIGABYTE = 1_000_000_000;
  private static final int BUFFER = 1 << 20;
  private static final int ROUNDS = 4;
  private static final long SEED = 42;

  private final Path directory;
  private final long size;
  private final Identity identity = Identity.make();
  private final Map<String, Figures> figures = new LinkedHashMap<>();

  private SealPeers(Path directory, long size) throws IOException {
    this.directory = directory;
    this.size = size;
    Files.writeString(directory.resolve("key"), IdentityFile.write(identity, "of a benchmark"));
    byte[] random = new byte[BUFFER];
    new Random(SEED).nextBytes(random);
    try (FileChannel out =
        FileChannel.open(
            directory.resolve("plain"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long left = size; left > 0; left -= BUFFER) {
        out.write(ByteBuffer.wrap(random, 0, (int) Math.min(left, BUFFER)));
      }
      out.force(true);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long gigabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    Path directory = Files.createTempDirectory("jitsi-privacy-seal-");
    try {
      new SealPeers(directory, gigabytes * GIGABYTE).run(rounds);
    } finally {
      new ProcessBuilder("rm", "-r", directory.toString()).inheritIO().start().waitFor();
    }
  }

  private void run(int rounds) throws IOException, InterruptedException {
    String ours =
        "java -Xmx64m -XX:+UseSerialGC -cp '" + classPath() + "' " + Sealing.class.getName() + " ";
    String to = identity.recipient().text();
    for (int round = 0; round < rounds; round++) {
      List<String[]> sealing =
          new ArrayList<>(
              List.of(
                  new String[] {"age, sealing", "age -r " + to + " <plain >sealed && sync sealed"},
                  new String[] {
                    "ours, sealing", ours + "seal " + to + " plain sealed && sync sealed"
                  }));
      if (round % 2 == 1) {
        Collections.reverse(sealing); // The disk is slower for whoever comes later.
      }
      for (String[] each : sealing) {
        Files.deleteIfExists(directory.resolve("sealed")); // To empty it would count.
        time(each[0], each[1]);
      }
      time("age, sealing into nothing", "age -r " + to + " <plain >/dev/null");
      time("ours, sealing into nothing", ours + "seal " + to + " plain /dev/null");
      time("age, opening into nothing", "age -d -i key <sealed >/dev/null");
      time("ours, opening into nothing", ours + "open key sealed /dev/null");
      finalization();
    }
    figures.values().forEach(Figures::print);
  }

  /** Of this process, for others that run elsewhere. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(":"));
  }

  /** All that the command does: sealing, reading back, comparing, hashing. */
  private void finalization() throws IOException, InterruptedException {
    Path session = directory.resolve("recordings/benchmark");
    Files.createDirectories(session);
    Files.createDirectories(directory.resolve("state"));
    Files.deleteIfExists(directory.resolve("sealed"));
    Files.move(directory.resolve("plain"), session.resolve("plain.mp4"));
    Files.writeString(
        directory.resolve("privacy.conf"),
        """
        privacy {
          state-dir = "%1$s/state"
          recordings { directory = "%1$s/recordings", recipients = [ "%2$s" ] }
        }
        """
            .formatted(directory, identity.recipient()));
    // A second name keeps what is deleted for the next round.
    Files.createLink(directory.resolve("plain"), session.resolve("plain.mp4"));
    String command = System.getProperty("jitsiprivacy.cli");
    time(
        "jitsi-privacy finalize, all of it",
        command + " finalize --config privacy.conf recordings/benchmark");
    time("", "rm -r recordings state");
  }

  private void time(String what, String command) throws IOException, InterruptedException {
    new ProcessBuilder("sync").start().waitFor();
    String timed = "TIMEFORMAT='%R %U %S'; { time { " + command + "; } >out 2>&1; } 2>times";
    Process process =
        new ProcessBuilder("bash", "-c", timed)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String out = "";
    if (process.waitFor() != 0) {
      out = Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
      throw new IOException(command + ": " + out);
    }
    if (what.isEmpty()) {
      return;
    }
    String[] parts = Files.readString(directory.resolve("times")).trim().split(" ");
    double cpu = Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]);
    add(what + ": wall clock", "MB/s", size / 1e6 / Double.parseDouble(parts[0]));
    add(what + ": processor", "MB/s", size / 1e6 / cpu);
    out = Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
    if (out.startsWith(Sealing.MEMORY)) {
      String kilobytes = out.substring(Sealing.MEMORY.length()).trim();
      add(what + ": most memory", "MB", Double.parseDouble(kilobytes) * 1024 / 1e6);
    }
  }

  private void add(String what, String unit, double value) {
    figures.computeIfAbsent(what, name -> new Figures(name, unit)).add(value);
  }
}

package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import jitsiprivacy.recording.seal.age.IdentityFile;
import jitsiprivacy.recording.seal.age.Opener;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.age.Sealer;

/** What {@link SealPeers} starts: seals or opens one file, and says how much memory that took. */
final class Sealing {

  static final String MEMORY = "VmHWM:";

  private Sealing() {}

  public static void main(String[] arguments) throws IOException {
    PayloadCipher cipher = PayloadCipher.fastest();
    int threads = Runtime.getRuntime().availableProcessors();
    try (FileChannel in = FileChannel.open(Path.of(arguments[2]), StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(
                Path.of(arguments[3]),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      if (arguments[0].equals("seal")) {
        new Sealer(cipher, threads).seal(in, out, List.of(new Recipient(arguments[1])));
      } else {
        String key = Files.readString(Path.of(arguments[1]));
        new Opener(cipher, threads).open(in, out, IdentityFile.read(key));
      }
    }
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      lines
          .filter(line -> line.startsWith(MEMORY))
          .forEach(line -> System.out.println(line.replace("kB", "")));
    }
  }
}

package jitsiprivacy.cli.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.TreeMap;
import jitsiprivacy.cli.Reason;

/**
 * A directory of reports, a file of each host: {@code NAME.json}. Hosts write them; none is
 * trusted.
 */
record Reports(Path directory) {

  private static final int LONGEST = 1 << 20;
  private static final int MOST = 100_000;

  Fleet read() throws IOException {
    Fleet fleet = new Fleet(new TreeMap<>(), new TreeMap<>());
    int seen = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path each : files) {
        if (++seen > MOST) {
          throw new IOException("there are more than " + MOST + " reports in " + directory);
        }
        add(each, fleet);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return fleet;
  }

  private static void add(Path file, Fleet fleet) {
    String name = file.getFileName().toString();
    try {
      Examined host = Examined.parse(text(file));
      Examined other = fleet.hosts().putIfAbsent(host.host(), host);
      if (other != null) {
        fleet.unreadable().put(name, "says it is of " + host.host() + ", as another report does");
      }
    } catch (IOException e) {
      fleet.unreadable().put(name, Reason.of(e));
    }
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
      throw new IOException("is no file of at most " + LONGEST + " bytes");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}

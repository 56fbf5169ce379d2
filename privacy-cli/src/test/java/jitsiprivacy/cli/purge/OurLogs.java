package jitsiprivacy.cli.purge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;

/** A host with a category of its own, {@code ours}: {@code *.log*} in a directory. */
final class OurLogs {

  final Command host;
  final Path logs;

  OurLogs(Path directory) throws IOException {
    host = new Command(directory.toRealPath());
    logs = Files.createDirectory(host.directory().resolve("logs"));
  }

  /** Configures the category: files and purpose, and what else is written. */
  void category(String more) throws IOException {
    Path file = Files.createDirectories(host.directory().resolve("conf.d")).resolve("keep.conf");
    Files.writeString(
        file,
        """
        privacy.retention.categories {
          ours { what = logs, purpose = faults, files = [ "%s/*.log*" ], keep = P14D, %s }
        }
        """
            .formatted(logs, more));
  }

  Path file(String name, int days) throws IOException {
    return file(name, "of " + name, days);
  }

  Path file(String name, String content, int days) throws IOException {
    return aged(Files.writeString(logs.resolve(name), content), days);
  }

  static Path aged(Path file, int days) throws IOException {
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  Answer purges(String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of("--category", "ours"));
    all.addAll(List.of(more));
    return runs(List.of("purge"), all);
  }

  Answer runs(List<String> command, List<String> more) throws Exception {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--config", host.configuration().toString()));
    all.addAll(more);
    return host.run("", all);
  }

  /** The facts of the last entry of a kind. */
  JsonNode facts(String kind) throws Exception {
    Answer shown = host.audit("show", "--kind", kind, "--json");
    List<String> lines = shown.out().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1)).at("/entry/facts");
  }

  List<String> names() throws IOException {
    return names(logs);
  }

  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}

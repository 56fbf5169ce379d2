package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.cli.doctor.read.JsonTree;

/**
 * What a program that runs with the agent says of itself.
 *
 * @param file where it says so
 * @param pid its number
 */
public record Status(Path file, String version, long pid, List<Guard> guards) {

  /**
   * @param state as in the status file
   * @param hooks {@code attached}, or why not, by name
   * @param open holes that the configuration leaves
   * @param alerts what broke
   */
  public record Guard(
      String id,
      String state,
      Map<String, String> hooks,
      Map<String, String> open,
      Map<String, String> alerts) {}

  /** Empty when there is none. */
  static Optional<Status> read(Site site, Program program) throws IOException {
    String directory = site.settings().host().runDir().toString();
    Path file = site.path(directory + "/" + program.id() + ".status.json");
    Optional<String> text = site.utf8(file);
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(file, text.get()));
  }

  private static Status parse(Path file, String text) throws IOException {
    JsonTree tree;
    try {
      tree = JsonTree.parse(text);
    } catch (IOException e) {
      throw new IOException(file + " is no status file: " + e.getMessage(), e);
    }
    List<Guard> guards = new ArrayList<>();
    for (JsonTree guard : tree.get("guards").elements()) {
      guards.add(
          new Guard(
              guard.get("id").text().orElse("?"),
              guard.get("state").text().orElse("?"),
              texts(guard.get("hooks")),
              texts(guard.get("open")),
              alerts(guard.get("alerts"))));
    }
    return new Status(
        file,
        tree.get("version").text().orElse("?"),
        tree.get("pid").number().orElse(-1L),
        List.copyOf(guards));
  }

  private static Map<String, String> texts(JsonTree tree) {
    Map<String, String> texts = new LinkedHashMap<>();
    tree.members().forEach((name, value) -> texts.put(name, value.text().orElse("?")));
    return texts;
  }

  private static Map<String, String> alerts(JsonTree tree) {
    Map<String, String> texts = new LinkedHashMap<>();
    tree.members().forEach((name, value) -> texts.put(name, value.get("text").text().orElse("?")));
    return texts;
  }
}

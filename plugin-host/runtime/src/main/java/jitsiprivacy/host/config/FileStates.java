package jitsiprivacy.host.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Equal to that of before unless somebody changed a file of the configuration, or put one there.
 */
public record FileStates(Map<Path, List<Object>> states) {

  /**
   * @param mainFile as for {@link PrivacyConfig#load}
   * @param read what was read last
   */
  public static FileStates of(Path mainFile, List<Path> read) {
    TreeSet<Path> files = new TreeSet<>(read);
    files.add(mainFile.toAbsolutePath().normalize());
    files.addAll(fragments(mainFile.toAbsolutePath().normalize().resolveSibling("conf.d")));
    Map<Path, List<Object>> states = new HashMap<>();
    files.forEach(file -> states.put(file, state(file)));
    return new FileStates(Map.copyOf(states));
  }

  private static List<Object> state(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(is.lastModifiedTime(), is.size(), String.valueOf(is.fileKey()));
    } catch (IOException e) {
      return List.of(); // Told of by who reads it.
    }
  }

  private static TreeSet<Path> fragments(Path directory) {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      files.clear(); // Told of by who reads it.
    }
    return files;
  }
}

package jitsiprivacy.consent.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The texts of the frame, one file for each language. */
final class LanguageFiles {

  private static final Path DIRECTORY = Site.WEB.resolve("lang");
  private static final String EXTENSION = ".json";

  private LanguageFiles() {}

  static List<String> tags() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the order of the file. */
  static Map<String, String> texts(String tag) {
    try {
      return new ObjectMapper()
          .readValue(
              DIRECTORY.resolve(tag + EXTENSION).toFile(),
              new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package jitsiprivacy.anonymizer.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled lines, by the program that writes them; {@code #} begins a remark. What is in {@code
 * real-…} was written by it, the rest is modelled on that.
 */
final class Corpus {

  private static final List<String> FILES =
      List.of(
          "jvb",
          "jicofo",
          "prosody",
          "nginx",
          "coturn",
          "adversarial",
          "real-jvb",
          "real-jicofo",
          "real-prosody",
          "real-nginx",
          "real-coturn");

  private Corpus() {}

  static List<MarkedLine> lines() {
    List<MarkedLine> lines = new ArrayList<>();
    for (String file : FILES) {
      List<String> raw = read("/corpus/" + file + ".txt").lines().toList();
      for (int i = 0; i < raw.size(); i++) {
        if (!raw.get(i).startsWith("#")) {
          lines.add(MarkedLine.parse(file + ".txt:" + (i + 1), raw.get(i)));
        }
      }
    }
    return lines;
  }

  private static String read(String resource) {
    try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

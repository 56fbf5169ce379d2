package jitsiprivacy.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.audit.tile.DurableFiles;
import jitsiprivacy.spi.GuardSettings.Setting;

/** What the guards of a program were set to when it started last: a line for each guard. */
final class LastSettings {

  private static final Pattern LINE = Pattern.compile("([a-z0-9-]+) (on|off) ([0-9a-f]{64})");

  private final Path file;

  LastSettings(Path file) {
    this.file = file;
  }

  /** Of what is not there or cannot be read nothing is known: it is then taken for changed. */
  SortedMap<String, Setting> read() {
    SortedMap<String, Setting> settings = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          settings.put(
              matcher.group(1), new Setting(matcher.group(2).equals("on"), matcher.group(3)));
        }
      }
    } catch (IOException e) {
      return new TreeMap<>();
    }
    return settings;
  }

  void write(SortedMap<String, Setting> settings) throws IOException {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (guard, setting) ->
            text.append(guard)
                .append(setting.enabled() ? " on " : " off ")
                .append(setting.digest())
                .append('\n'));
    Files.createDirectories(file.getParent());
    DurableFiles files = new DurableFiles(file.getParent());
    files.write(
        file.getFileName().toString(), text.toString().getBytes(StandardCharsets.ISO_8859_1));
    files.sync();
  }
}

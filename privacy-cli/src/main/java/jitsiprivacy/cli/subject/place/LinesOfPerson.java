package jitsiprivacy.cli.subject.place;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.retention.tree.OpenDirectory;

/** Copies lines that name a person: {@code file}, {@code line} and {@code text}. */
final class LinesOfPerson {

  /** What is longer is copied in pieces. */
  private static final int LONGEST = 1 << 16;

  private final PersonFinder finder;
  private final JsonLines out;
  private final OthersTakenOut others;

  LinesOfPerson(PersonFinder finder, JsonLines out) {
    this.finder = finder;
    this.out = out;
    this.others = new OthersTakenOut(finder);
  }

  /**
   * @param shown how the file is called to people
   */
  void of(OpenDirectory in, Path name, String shown) throws IOException {
    try (InputStream file = new BufferedInputStream(Channels.newInputStream(in.read(name)));
        LogText text = LogText.of(file, name.toString())) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      for (int next = text.text().read(); next >= 0; next = text.text().read()) {
        if (next != '\n') {
          line.write(next);
        }
        if (next == '\n' || line.size() == LONGEST) {
          write(shown, number, line.toByteArray());
          line.reset();
        }
        number += next == '\n' ? 1 : 0;
      }
      write(shown, number, line.toByteArray());
    }
  }

  private void write(String file, long number, byte[] line) throws IOException {
    if (finder.isIn(line)) {
      String text = others.of(line);
      out.write(
          to -> {
            to.writeStringField("file", file);
            to.writeNumberField("line", number);
            to.writeStringField("text", text);
          });
    }
  }
}

package jitsiprivacy.cli.subject.place;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import jitsiprivacy.cli.scrub.compressed.Compression;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.retention.tree.OpenDirectory;

/**
 * How often a person is named in a file.
 *
 * @param times that many
 * @param compression what it is packed with
 * @param isText whether its lines can be shown to people
 */
record FileText(long times, Compression compression, boolean isText) {

  static final FileText NOTHING = new FileText(0, Compression.NONE, false);

  /**
   * Looks.
   *
   * @throws IOException also when it is packed in a way that cannot be looked into
   */
  static FileText of(OpenDirectory in, Path name, PersonFinder finder) throws IOException {
    try (InputStream file = new BufferedInputStream(Channels.newInputStream(in.read(name)))) {
      if (Opaque.begins(file)) {
        return NOTHING;
      }
      try (LogText text = LogText.of(file, name.toString())) {
        boolean isText = text.noLog().isEmpty() && !Opaque.hasZero(text.text());
        long[] times = {0};
        finder.in(text.text(), (from, length) -> times[0]++);
        return new FileText(times[0], text.compression(), isText);
      }
    }
  }
}

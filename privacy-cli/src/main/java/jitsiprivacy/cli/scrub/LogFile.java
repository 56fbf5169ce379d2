package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.cli.scrub.files.FileState;
import jitsiprivacy.cli.scrub.files.OpenDirectory;

/**
 * A file to look at.
 *
 * @param directory it is in
 * @param name in there
 * @param state when it was found
 */
record LogFile(OpenDirectory directory, Path name, FileState state) {

  // The times of files are those of the kernel's last tick, at most a hundredth of a second ago.
  private static final long TICK_MILLIS = 20;

  /** From its beginning to where it ended when it was found. */
  LogText open(Screen screen, long doneBefore) throws IOException {
    InputStream in = Channels.newInputStream(directory.read(name));
    return LogText.of(
        new Metered(new FirstBytes(in, state.size()), screen, doneBefore), name.toString());
  }

  /** When that was written, at the latest. */
  Instant written() {
    return state.changed().toInstant().plusMillis(TICK_MILLIS);
  }
}

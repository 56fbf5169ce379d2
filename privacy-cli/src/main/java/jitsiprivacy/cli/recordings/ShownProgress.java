package jitsiprivacy.cli.recordings;

import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.recording.seal.SealingListener;

/** Shows on stderr how it goes. */
record ShownProgress(Screen screen) implements SealingListener {

  @Override
  public void begin(long bytes) {
    screen.begin(bytes, Screen::bytes);
  }

  @Override
  public void done(long bytes) {
    screen.done(bytes);
  }

  @Override
  public void warn(String line) {
    screen.say(Shown.text(line));
  }
}

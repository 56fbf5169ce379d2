package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import jitsiprivacy.anonymizer.keys.KeyListener;
import jitsiprivacy.cli.Reason;

/** Tells of each trouble with the keys once, however long it lasts. */
final class KeyNotices implements KeyListener {

  private final Path keys;
  private final Consumer<String> warn;
  private final Set<Trouble> told = EnumSet.noneOf(Trouble.class);

  KeyNotices(Path keys, Consumer<String> warn) {
    this.keys = keys;
    this.warn = warn;
  }

  @Override
  public void failed(Trouble trouble, IOException cause) {
    if (told.add(trouble)) {
      warn.accept(text(trouble) + " (" + Reason.of(cause) + "). Keys: " + keys);
    }
  }

  @Override
  public void recovered(Trouble trouble) {
    told.remove(trouble);
    warn.accept("no longer: " + text(trouble));
  }

  private static String text(Trouble trouble) {
    return switch (trouble) {
      case NO_KEY -> "there is no key for pseudonyms, so addresses are redacted";
      case NO_NEXT_KEY -> "there is no key for the next period, so addresses will be redacted then";
      case NOT_DESTROYED -> "a key whose time is over could not be destroyed";
      case NOT_RECORDED -> "pseudonyms cannot be recorded, so --check will take them for addresses";
    };
  }
}

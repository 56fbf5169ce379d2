package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mark;
import jitsiprivacy.retention.tree.Rewrite;

/** What tells who somebody is in it is replaced, and it has its name again. */
record Anonymizing(LogTexts texts) implements Fate {

  @Override
  public Ended of(InHand item) throws IOException {
    int names = item.taken().otherNames();
    try (LogTexts.Text text = open(item.candidate().found(), item.taken().hidden());
        Rewrite rewrite = item.taken().rewrite()) {
      try (OutputStream packed = text.pack(rewrite.out())) {
        texts.anonymize(text, packed);
      }
      if (!item.taken().isSame()) {
        throw new IOException("it changed while it was read");
      }
      rewrite.commit(Mark.ANONYMIZED);
    }
    item.taken().giveBack();
    return Ended.of(
        Outcome.ANONYMIZED,
        item.candidate(),
        names == 0 ? "" : "as it was before, it stays under " + names + " other names");
  }

  /** Whether it was done before, or there is nothing to do. */
  boolean isDone(Found found) throws IOException {
    if (Mark.ANONYMIZED.isOn(found)) {
      return true;
    }
    try (LogTexts.Text text = open(found, found.name())) {
      return !texts.anonymize(text, OutputStream.nullOutputStream());
    }
  }

  private LogTexts.Text open(Found found, Path name) throws IOException {
    return texts.open(Channels.newInputStream(found.in().read(name)), found.called().toString());
  }
}

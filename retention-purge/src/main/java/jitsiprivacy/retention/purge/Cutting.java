package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mark;
import jitsiprivacy.retention.tree.Rewrite;

/**
 * What is old at the head of a log is cut off, and it has its name again.
 *
 * @param whole what becomes of one that is old as a whole
 */
record Cutting(Entries entries, Fate whole) implements Fate {

  @Override
  public Ended of(InHand item) throws IOException {
    if (item.oldest().isEmpty()) {
      return whole.of(item);
    }
    Found found = item.candidate().found();
    Path name = item.taken().hidden();
    OptionalLong begin;
    try (LogTexts.Text text = entries.open(found, name)) {
      begin = entries.firstYoung(text);
    }
    if (begin.isEmpty()) {
      item.taken().giveBack();
      return new Ended(
          Outcome.KEPT,
          0,
          "no entry in it is young, but it was changed at "
              + item.candidate().modified()
              + ": it is kept from then on");
    }
    int names = item.taken().otherNames();
    long left = cut(item, begin.getAsLong());
    item.taken().giveBack();
    return new Ended(
        Outcome.CUT,
        Math.max(0, item.candidate().bytes() - left),
        names == 0 ? "" : "as it was before, it stays under " + names + " other names");
  }

  /** How many bytes are left. */
  private long cut(InHand item, long begin) throws IOException {
    try (LogTexts.Text text = entries.open(item.candidate().found(), item.taken().hidden());
        Rewrite rewrite = item.taken().rewrite()) {
      text.in().skipNBytes(begin);
      try (OutputStream packed = text.pack(rewrite.out())) {
        text.in().transferTo(packed);
      }
      if (!item.taken().isSame()) {
        throw new IOException("it changed while it was read");
      }
      rewrite.commit(Mark.NONE);
      return rewrite.size();
    }
  }
}

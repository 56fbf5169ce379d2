package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a listener was told. */
public final class Told implements KeyListener {

  private final List<String> all = new ArrayList<>();

  @Override
  public synchronized void failed(Trouble trouble, IOException cause) {
    all.add(trouble + ": " + cause.getMessage());
  }

  @Override
  public synchronized void recovered(Trouble trouble) {
    all.add(trouble + " recovered");
  }

  /** Since the last time it was asked. */
  public synchronized List<String> news() {
    List<String> news = List.copyOf(all);
    all.clear();
    return news;
  }
}

package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;
import static jitsiprivacy.anonymizer.text.Ascii.wordBefore;

/**
 * Decides at the colon behind {@code ConfigSourceSupplier} whether a password stands before the
 * name of its setting: {@code Found value … for key 'jicofo.xmpp.client.password'}.
 */
public final class SettingFinder {

  private static final int LONGEST = 512;
  private static final String FOUND = " found value ";
  private static final String KEY = " for key '";
  private static final String PASSWORD = "password";

  private int start;
  private int end;

  public boolean find(byte[] in, int from, int colon, int to) {
    if (!wordAt(in, colon + 1, from, to, FOUND)) {
      return false;
    }
    start = colon + 1 + FOUND.length();
    for (int i = start; i < to && i - start < LONGEST && in[i] != '\n'; i++) {
      if (in[i] == ' ' && wordAt(in, i, from, to, KEY)) {
        end = i;
        return end > start && password(in, i + KEY.length(), to);
      }
    }
    return false;
  }

  private static boolean password(byte[] in, int key, int to) {
    int i = key;
    while (i < to && i - key < LONGEST && in[i] != '\n' && in[i] != '\'') {
      i++;
    }
    return at(in, i, key, to) == '\'' && wordBefore(in, i, key, PASSWORD);
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}

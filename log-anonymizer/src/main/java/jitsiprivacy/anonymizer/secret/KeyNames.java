package jitsiprivacy.anonymizer.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/** The names whose value is a secret, for whoever wants to pass over all others. */
public final class KeyNames {

  /** Of which kinds they are. */
  public static final Set<Kind> KINDS;

  /** The letters in which they end, small and not. */
  public static final String ENDS;

  static {
    Kind[] kinds = new Kind[Keys.ALL.size()];
    String ends = "";
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = Keys.ALL.get(i).kind();
      String name = Keys.ALL.get(i).name();
      String end = name.substring(name.length() - 1);
      ends += end + end.toUpperCase(Locale.ROOT);
    }
    KINDS = Set.copyOf(Arrays.asList(kinds));
    ENDS = ends;
  }

  private KeyNames() {}

  /** Those of a kind in lower case, each of three letters or more. */
  public static List<String> of(Kind kind) {
    List<String> names = new ArrayList<>();
    for (Keys.Key key : Keys.ALL) {
      if (key.kind() == kind) {
        names.add(key.name());
      }
    }
    return names;
  }
}

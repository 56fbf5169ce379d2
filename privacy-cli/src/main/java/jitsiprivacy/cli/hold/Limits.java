package jitsiprivacy.cli.hold;

import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.retention.hold.Criteria;
import jitsiprivacy.retention.hold.Hold;

/** What an operator may take for held and is not. */
final class Limits {

  private Limits() {}

  static List<String> of(Hold hold) {
    Criteria on = hold.on();
    List<String> limits = new ArrayList<>();
    if (on.time().isEmpty()) {
      if (isAbout(on)) {
        limits.add(
            "it holds only what is known to be of them: logs, and other files of which nobody knows"
                + " whose they are, are not held. With --from and --to those of that time are");
      }
      if (!on.files().isEmpty()) {
        limits.add("it holds files: rows of databases are not held by --file");
      }
    }
    if (isAbout(on) && !on.files().isEmpty()) {
      limits.add("it holds only what is of them and lies there: for either, set two holds");
    }
    return limits;
  }

  private static boolean isAbout(Criteria on) {
    return !on.rooms().isEmpty() || !on.tenants().isEmpty() || !on.subjects().isEmpty();
  }
}

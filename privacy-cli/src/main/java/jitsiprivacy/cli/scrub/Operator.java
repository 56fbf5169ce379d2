package jitsiprivacy.cli.scrub;

import java.util.Map;

/** Who types the commands. */
public final class Operator {

  private Operator() {}

  /** Sudo says who became root; of anybody else it says nothing that can be relied on. */
  public static String name(String user, Map<String, String> environment) {
    String sudo = environment.getOrDefault("SUDO_USER", "");
    return user.equals("root") && !sudo.isBlank() ? sudo : user;
  }
}

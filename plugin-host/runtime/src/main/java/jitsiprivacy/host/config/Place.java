package jitsiprivacy.host.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where in the configuration a value is read, and the one way to complain about it. */
final class Place {
  /** The one key everything stands under. */
  static final String ROOT = "privacy";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  private static final int LONGEST = 200;

  private final Findings findings;

  /** Names down to here, or to the list this is in: lists have no lines of their own. */
  private final List<String> names;

  private final String shown;
  private final boolean inList;
  private final boolean secret;

  private Place(
      Findings findings, List<String> names, String shown, boolean inList, boolean secret) {
    this.findings = findings;
    this.names = names;
    this.shown = shown;
    this.inList = inList;
    this.secret = secret;
  }

  /** Above everything. */
  static Place top(Findings findings) {
    return new Place(findings, List.of(), "", false, false);
  }

  /** An option in the object that is here. */
  Place name(String name) {
    List<String> longer = names;
    if (!inList) {
      longer = new ArrayList<>(names);
      longer.add(name);
    }
    String plain = PLAIN.matcher(name).matches() ? name : '"' + Shown.text(name) + '"';
    String path = shown.isEmpty() ? plain : shown + "." + plain;
    return new Place(findings, longer, path, inList, secret || Secrecy.of(name));
  }

  /** An element of the list that is here. */
  Place element(int index) {
    return new Place(findings, names, shown + "[" + index + "]", true, secret);
  }

  /** Whether the operator wrote something here. */
  boolean isSet() {
    return inList || findings.isSet(names);
  }

  /** Something is wrong with the value. */
  void report(ConfigValue value, String message) {
    Where where = findings.locate(names, value, inList);
    findings.add(new Problem(where.file(), where.line(), shown, message));
  }

  /** The value is none of those that are allowed. */
  void refuse(ConfigValue value, String allowed) {
    boolean hidden = secret || findings.isSecret(names);
    String is = hidden ? "has a value (not shown) that is not allowed" : "is " + Shown.value(value);
    report(value, is + " but must be " + allowed);
  }

  /** An option nobody reads. */
  void unknown(ConfigValue value, String name, Set<String> allowed) {
    String nearest =
        Nearest.of(name, new TreeSet<>(allowed))
            .map(meant -> "Did you mean \"" + meant + "\"? ")
            .orElse("");
    report(value, "unknown option. " + nearest + "Allowed here: " + String.join(", ", allowed));
  }

  /**
   * Whether there is a value to read. When there is not, that is reported here.
   *
   * @param allowed what the operator should write
   */
  boolean hasValue(ConfigValue value, String allowed) {
    if (!Layers.isResolved(value)) {
      report(value, unresolved(References.in(References.render(value))));
      return false;
    }
    if (value.valueType() == ConfigValueType.NULL) {
      report(value, "is null but must be " + allowed + "; without the line, the default holds");
      return false;
    }
    return true;
  }

  /** The substitutions of all files together cannot be resolved: they go round in a circle. */
  void unresolvable(ConfigException e) {
    Where where = Where.of(e.origin()).orElseGet(() -> findings.locate(names, null, inList));
    // Names of options only, never a value.
    String why = e.getMessage();
    why = why.substring(why.indexOf("${") < 0 ? 0 : why.indexOf("${"));
    findings.add(
        new Problem(
            where.file(), where.line(), shown, "cannot be resolved: " + Shown.text(why, LONGEST)));
  }

  private static String unresolved(List<String> references) {
    TreeSet<String> shown = new TreeSet<>();
    references.forEach(reference -> shown.add("${" + Shown.text(reference) + "}"));
    return "cannot be resolved: " + String.join(", ", shown) + " has no value or refers to itself";
  }
}

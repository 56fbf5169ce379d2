package jitsiprivacy.recording.policy;

import java.util.regex.Pattern;

/**
 * A rule as the operator wrote it.
 *
 * @param name in explanations and in the audit trail
 */
public record RecordingRule(String name, Condition condition, Outcome outcome) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}

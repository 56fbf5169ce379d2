package jitsiprivacy.recording.policy;

/**
 * Something that makes a policy useless.
 *
 * @param position of the rule, from 0 on
 * @param rule its name
 * @param text what is wrong, and what to do
 */
public record PolicyProblem(int position, String rule, String text) {

  @Override
  public String toString() {
    return "rule \"" + rule + "\": " + text;
  }
}

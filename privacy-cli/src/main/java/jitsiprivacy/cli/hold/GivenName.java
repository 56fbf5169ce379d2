package jitsiprivacy.cli.hold;

import jitsiprivacy.retention.hold.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which hold. */
final class GivenName {

  @Spec(Target.MIXEE)
  CommandSpec spec;

  private String word;

  /**
   * @throws ParameterException when it is no word
   */
  @Parameters(paramLabel = "NAME")
  void word(String given) {
    if (!Words.isWord(given)) {
      throw new ParameterException(
          spec.commandLine(),
          "NAME is a word of letters, digits, dots, underscores and hyphens, such as case-12: it"
              + " stands in the audit trail for good, and must name nobody");
    }
    word = given;
  }

  String word() {
    return word;
  }
}

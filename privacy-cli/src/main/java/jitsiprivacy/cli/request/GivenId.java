package jitsiprivacy.cli.request;

import jitsiprivacy.retention.hold.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which request. */
final class GivenId {

  @Spec(Target.MIXEE)
  CommandSpec spec;

  private String word;

  /**
   * @throws ParameterException when it is no word
   */
  @Parameters(paramLabel = "ID")
  void word(String given) {
    if (!Words.isWord(given)) {
      throw new ParameterException(
          spec.commandLine(),
          "ID is a word of letters, digits, dots, underscores and hyphens, such as r-2026-7: it"
              + " stands in the audit trail for good, and must name nobody");
    }
    word = given;
  }

  String word() {
    return word;
  }
}

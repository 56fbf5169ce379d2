package jitsiprivacy.cli.recordings;

import jitsiprivacy.recording.seal.manifest.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Why an operator does something, for the audit trail. */
final class GivenReason {

  @Spec(Target.MIXEE)
  CommandSpec spec;

  private String word;

  /**
   * @throws ParameterException when it is no word
   */
  @Option(names = "--reason", paramLabel = "WORD", required = true)
  void word(String given) {
    if (!Words.isWord(given)) {
      throw new ParameterException(
          spec.commandLine(),
          "--reason is a word of letters, digits, dots, underscores and hyphens, such as order-12:"
              + " it stands in the audit trail for good, and must name nobody");
    }
    word = given;
  }

  String word() {
    return word;
  }
}

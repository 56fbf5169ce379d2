package jitsiprivacy.cli.subject;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.subject.SearchTerm;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom it is about, as the operator knows them. */
final class Whom {

  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--subject", paramLabel = "USER_ID")
  String subject;

  @Option(names = "--pseudonym", paramLabel = "PSEUDONYM")
  String pseudonym;

  @Option(names = "--text", paramLabel = "TEXT")
  List<String> texts = List.of();

  @Option(names = "--address", paramLabel = "ADDRESS")
  List<String> addresses = List.of();

  /** As far as it can be told without the host. */
  Asked asked() {
    refuse(
        subject == null && pseudonym == null && texts.isEmpty() && addresses.isEmpty(),
        "whom it is about: --subject, --pseudonym, --text or --address");
    refuse(subject != null && pseudonym != null, "--subject or --pseudonym, not both");
    refuse(subject != null && subject.isBlank(), "--subject needs the user id of an account");
    refuse(
        pseudonym != null && !PSEUDONYM.matcher(pseudonym).matches(),
        "--pseudonym: 32 digits, as jitsi-privacy consent list --json has it");
    for (String text : texts) {
      try {
        new SearchTerm(text);
      } catch (IllegalArgumentException e) {
        refuse(true, "--text " + Shown.text(text) + ": " + e.getMessage());
      }
    }
    for (String address : addresses) {
      refuse(
          AddressText.read(address).isEmpty(),
          "--address " + Shown.text(address) + ": an IPv4 or IPv6 address");
    }
    return new Asked(
        Optional.ofNullable(subject), Optional.ofNullable(pseudonym), texts, addresses);
  }

  private void refuse(boolean contradiction, String why) {
    if (contradiction) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}

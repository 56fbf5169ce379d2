package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom it is about: an account by its user id, anybody by the pseudonym. */
final class Subject {

  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--user", paramLabel = "ID")
  String user;

  @Option(names = "--subject", paramLabel = "PSEUDONYM")
  String subject;

  /** Of the account, where the operator named one. */
  Optional<String> name(Host host) throws Failure {
    return user == null ? Optional.empty() : Optional.of(host.account(user).name());
  }

  Optional<String> pseudonym(Host host) throws IOException, Failure {
    refuse(user != null && subject != null, "--user or --subject, not both");
    if (user != null) {
      refuse(user.isEmpty(), "--user needs the user id of an account");
      return Optional.of(host.pseudonyms().subject(host.account(user)));
    }
    if (subject != null) {
      refuse(
          !PSEUDONYM.matcher(subject).matches(),
          "\""
              + Shown.text(subject)
              + "\" is no pseudonym: one is 32 digits, as list --json has it");
    }
    return Optional.ofNullable(subject);
  }

  /** Where somebody must be named. */
  String required(Host host) throws IOException, Failure {
    refuse(user == null && subject == null, "whom it is about: --user or --subject");
    return pseudonym(host).orElseThrow();
  }

  private void refuse(boolean contradiction, String why) {
    if (contradiction) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}

package jitsiprivacy.cli.policy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jitsiprivacy.recording.policy.Affiliation;
import jitsiprivacy.recording.policy.Initiator;
import jitsiprivacy.recording.policy.Role;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Reads who asks: {@code role}, {@code affiliation}, {@code group} and {@code feature}; every other
 * name is that of a claim.
 */
final class InitiatorText {

  private final CommandLine command;
  private Optional<Role> role = Optional.empty();
  private Optional<Affiliation> affiliation = Optional.empty();
  private Optional<String> group = Optional.empty();
  private final Set<String> features = new HashSet<>();
  private final Map<String, String> claims = new TreeMap<>();

  private InitiatorText(CommandLine command) {
    this.command = command;
  }

  static Initiator read(List<String> all, CommandLine command) {
    InitiatorText text = new InitiatorText(command);
    all.forEach(text::read);
    return new Initiator(text.role, text.affiliation, text.claims, text.features, text.group);
  }

  private void read(String said) {
    int equals = said.indexOf('=');
    if (equals < 1 || equals == said.length() - 1) {
      throw new ParameterException(
          command, "--initiator takes NAME=VALUE, such as role=moderator, not \"" + said + "\"");
    }
    String name = said.substring(0, equals);
    String value = said.substring(equals + 1);
    switch (name) {
      case "role" -> role = Optional.of(constant(Role.class, value));
      case "affiliation" -> affiliation = Optional.of(constant(Affiliation.class, value));
      case "group" -> group = Optional.of(value);
      case "feature" -> features.add(value);
      default -> claims.put(name, value);
    }
  }

  private <E extends Enum<E>> E constant(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> word(each).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command,
                    "\""
                        + value
                        + "\" is none of: "
                        + Arrays.stream(type.getEnumConstants())
                            .map(InitiatorText::word)
                            .collect(Collectors.joining(", "))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

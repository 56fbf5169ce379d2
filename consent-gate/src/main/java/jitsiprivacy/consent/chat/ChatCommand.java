package jitsiprivacy.consent.chat;

import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Purpose;

/**
 * What a participant wrote, such as {@code /consent yes recording}.
 *
 * @param language in which it was written, and is to be answered
 * @param all whether it is about every purpose asked for
 * @param named purposes that it names, which need not be asked for: see {@link #about}
 */
public record ChatCommand(Kind kind, String language, boolean all, Set<Purpose> named) {

  /** What it asks for. */
  public enum Kind {
    GRANT,
    REFUSE,
    STATUS,
    WITHDRAW,
    /** Also whatever follows a command word and is not understood. */
    HELP
  }

  public ChatCommand {
    named = Set.copyOf(named);
  }

  static ChatCommand help(String language) {
    return new ChatCommand(Kind.HELP, language, false, Set.of());
  }

  /**
   * Which purposes it is about.
   *
   * @param asked all that there is to decide
   * @param unnamed what it is about where it names none
   * @return empty when it names one that is not asked for: then nothing of it may take effect,
   *     since it may be "yes, but not this"
   */
  public Optional<Set<Purpose>> about(Set<Purpose> asked, Set<Purpose> unnamed) {
    if (!asked.containsAll(named)) {
      return Optional.empty();
    }
    if (all) {
      return Optional.of(Set.copyOf(asked));
    }
    return Optional.of(named.isEmpty() ? Set.copyOf(unnamed) : named);
  }
}

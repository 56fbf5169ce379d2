package jitsiprivacy.consent;

import java.util.Optional;

/**
 * A statement as it stands in presence.
 *
 * @param room where it is meant to count
 * @param notice version of the notice that was shown
 * @param language in which it was read, if that is said
 */
public record PresenceStatement(
    String room, String notice, Optional<String> language, Statement statement) {}

package jitsiprivacy.consent.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of an occupant and its room when a rule is looked up.
 *
 * @param room name of the main room, without service and tenant
 * @param claims what the server vouches for out of the token: {@code group}, {@code user.id} and
 *     the like; empty for a guest
 * @param isVisitor whether it only watches
 */
public record Facts(
    String room, Optional<String> tenant, Map<String, String> claims, boolean isVisitor) {}

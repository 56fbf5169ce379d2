package jitsiprivacy.testbed.standins.focus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may unmute what, as the room's moderators have it and the av_moderation component reports it.
 */
final class Moderation {
  private final Map<Medium, Set<String>> allowed = new EnumMap<>(Medium.class);
  private final Set<Medium> enabled = new HashSet<>();

  /** Takes in a report; returns the medium that has just come under moderation, or {@code null}. */
  Medium update(JsonNode report) {
    report
        .path("whitelists")
        .properties()
        .forEach(
            list -> {
              Set<String> jids = new HashSet<>();
              list.getValue().forEach(jid -> jids.add(jid.asText()));
              allowed.put(Medium.named(list.getKey()), jids);
            });
    if (!report.has("enabled") || !report.has("mediaType")) {
      return null;
    }
    Medium medium = Medium.named(report.get("mediaType").asText());
    if (!report.get("enabled").asBoolean()) {
      enabled.remove(medium);
      return null;
    }
    return enabled.add(medium) ? medium : null;
  }

  boolean allowsToUnmute(Member member, Medium medium) {
    return !enabled.contains(medium)
        || allowed.getOrDefault(medium, Set.of()).contains(member.getOccupantJid().toString());
  }

  boolean mutesOnArrival(Member member, Medium medium) {
    return !member.moderator() && enabled.contains(medium);
  }
}

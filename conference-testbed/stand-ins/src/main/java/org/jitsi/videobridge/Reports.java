package org.jitsi.videobridge;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What the bridge tells over HTTP, in the real one's words. */
final class Reports {

  private Reports() {}

  static String stats(Collection<Conference> conferences) {
    int participants = conferences.stream().mapToInt(c -> c.endpoints().size()).sum();
    return json(Map.of("conferences", conferences.size(), "participants", participants));
  }

  static String debug(Collection<Conference> conferences) {
    Map<String, Object> shown = new TreeMap<>();
    for (Conference conference : conferences) {
      shown.put(conference.id(), debug(conference));
    }
    return json(Map.of("time", System.currentTimeMillis(), "conferences", shown));
  }

  private static Map<String, Object> debug(Conference conference) {
    Map<String, Object> endpoints = new TreeMap<>();
    for (Endpoint endpoint : conference.endpoints()) {
      endpoints.put(endpoint.id(), Map.of("transceiver", Map.of("receiver", receiver(endpoint))));
    }
    Map<String, Object> shown = new TreeMap<>();
    shown.put("id", conference.id());
    shown.put("meeting_id", conference.meetingId());
    // A request need not name the room.
    if (conference.name() != null) {
      shown.put("name", conference.name());
    }
    shown.put("endpoints", endpoints);
    return shown;
  }

  private static Map<String, Object> receiver(Endpoint endpoint) {
    // The real receiver has its one audio reader in two places.
    Map<String, Boolean> audio = Map.of("force_mute", endpoint.audioMuted());
    return Map.of(
        "AudioLevelReader_pre_srtp", audio,
        "AudioLevelReader_post_srtp", audio,
        "VideoMuteNode", Map.of("force_mute", endpoint.videoMuted()));
  }

  private static String json(Map<String, ?> values) {
    return ConfigValueFactory.fromMap(values).render(ConfigRenderOptions.concise());
  }
}

package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What of a meeting reaches the logs of focus and bridges at their most verbose. */
class LogScenarios {

  private static final int PARTICIPANTS = 8;
  private static final String STREAM_KEY = "abcd-efgh-ijkl-mnop-qrst";

  /** What must not be in a log, then the logs. */
  private record Told(List<String> secrets, Map<Path, String> logs) {
    boolean anyHolds(String text) {
      return logs.values().stream().anyMatch(log -> log.contains(text));
    }
  }

  private static Told meet(Deployment deployment) {
    try (deployment) {
      deployment.verbose().start();
      deployment.jibri();
      String room = "room-" + UUID.randomUUID();
      List<String> secrets = new ArrayList<>(List.of(STREAM_KEY));
      List<Participant> all = new ArrayList<>();
      for (int i = 1; i <= PARTICIPANTS; i++) {
        Participant participant = deployment.participant("display-name-of-" + i);
        all.add(participant.join(room));
        secrets.addAll(participant.identifyingTexts());
      }
      all.forEach(Participant::awaitInvitation);
      // The bridge has heard of everybody's transport once it says so.
      all.forEach(deployment::bridgeOf);
      all.get(0).startStream(STREAM_KEY);
      all.forEach(Participant::roundTripToFocus);
      all.forEach(Participant::leave);
      return new Told(secrets, deployment.endAndReadLogs());
    }
  }

  @Test
  void nothingThatNamesAParticipantIsInAnyFile() {
    Told told =
        meet(Deployment.create().guardedBy(Installed.AGENT, "log-anonymizer.enabled = true"));
    assertThat(told.logs()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(told.secrets()).noneMatch(told::anyHolds);
  }

  @Test
  void withoutTheGuardItIsAllThere() {
    Told told = meet(Deployment.create());
    assertThat(told.secrets()).allMatch(told::anyHolds);
  }
}

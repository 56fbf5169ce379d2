package jitsiprivacy.jicofo.consent;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestOptions;
import jitsiprivacy.jicofo.consent.rest.PortalDecision;
import jitsiprivacy.jicofo.consent.rest.PortalSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Grants end by themselves while somebody is in a meeting. */
class UpkeepTest {

  private TestFocus focus;

  private void start(Duration lasts) {
    focus =
        TestFocus.with(
            options ->
                TestOptions.purposes(options, Map.of("conference", TestOptions.lasting(lasts))));
    focus.comesByAccount("p1", "u1");
    focus.comes("guest");
    focus
        .get(ConsentPortal.class)
        .decide(
            new PortalSubject.InRoom(TestFocus.ROOM.toString(), "p1"),
            new PortalDecision(TestFocus.NOTICE, Optional.empty(), Set.of(CONFERENCE), Set.of()));
    focus.agrees("guest", CONFERENCE);
  }

  @AfterEach
  void end() {
    focus.close();
  }

  private boolean isHeard(String nick) {
    return focus.occupant(nick).consent().has(CONFERENCE);
  }

  @Test
  void aGrantWhoseTimeIsOverEndsAndIsAskedForAgain() {
    start(Duration.ofMillis(1));
    await()
        .untilAsserted(
            () -> {
              focus.timePasses();
              assertThat(focus.ledger())
                  .extracting(ConsentRecord::cause)
                  .contains(Cause.PERIOD_OVER);
            });
    assertThat(isHeard("p1")).isFalse();
    assertThat(state("p1")).isEqualTo(ConsentState.ASKED);
    assertThat(isHeard("guest")).as("for as long as the meeting").isTrue();
  }

  @Test
  void itIsAskedForAgainOnEachDevice() {
    start(Duration.ofMillis(1));
    focus.comesByAccount("p2", "u1");
    await()
        .untilAsserted(
            () -> {
              focus.timePasses();
              assertThat(List.of(state("p1"), state("p2"))).containsOnly(ConsentState.ASKED);
            });
    assertThat(focus.ledger()).extracting(ConsentRecord::cause).containsOnlyOnce(Cause.PERIOD_OVER);
  }

  private ConsentState state(String nick) {
    return focus.occupant(nick).consent().standings().get(CONFERENCE).state();
  }

  @Test
  void oneThatLastsIsLeftAlone() {
    start(Duration.ofDays(1));
    await().until(() -> isHeard("p1"));
    focus.timePasses();
    focus.timePasses();
    assertThat(isHeard("p1")).isTrue();
    assertThat(focus.ledger()).extracting(ConsentRecord::cause).doesNotContain(Cause.PERIOD_OVER);
  }
}

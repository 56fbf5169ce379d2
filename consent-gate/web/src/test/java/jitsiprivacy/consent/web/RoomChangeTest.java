package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The participant goes from room to room, as into a breakout room and back. */
class RoomChangeTest {

  @Test
  void everyRoomIsToldOfTheDialog() {
    try (Visit visit = new Visit().enter()) {
      List<?> first = visit.published("privacy_dialog");
      visit.enter("breakout");
      assertThat(visit.published("privacy_dialog")).isEqualTo(first);
    }
  }

  @Test
  void whatOneRoomAskedIsNotAnsweredInTheNext() {
    try (Visit visit = new Visit().asked()) {
      visit.enter("breakout");
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).isHidden();

      visit.hear(
          Message.asking().with(json -> json.put("room", "breakout@conference.example.com")));
      visit.button("Decline all").click();
      assertThat(visit.statements().toString()).contains("\"room\":\"breakout@conference");
      assertThat(visit.page().evaluate("standIn.rooms[0].published.length")).isEqualTo(1);
    }
  }

  @Test
  void theRoomThatWasLeftIsNotHeard() {
    try (Visit visit = new Visit().enter()) {
      visit.enter("breakout");
      visit
          .page()
          .evaluate(
              "json => standIn.deliver('focus', json, standIn.rooms[0])",
              Message.asking().toString());
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).isHidden();
    }
  }

  @Test
  void whereThereIsNoRoomThereIsNothingToBeSeen() {
    try (Visit visit = new Visit().asked()) {
      visit.page().evaluate("standIn.leave()");
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).isHidden();
    }
  }

  @Test
  void whoComesBackIsAskedAnewAndMayAnswerTheSame() {
    try (Visit visit = new Visit().asked()) {
      visit.button("Accept all").click();
      List<?> first = visit.statements();
      visit.page().evaluate("standIn.leave()");
      assertThat(visit.dialog()).isHidden();
      visit.enter(Visit.ROOM).hear(Message.asking());
      assertThat(visit.decision("conference")).not().isChecked();
      visit.button("Accept all").click();
      assertThat(visit.statements()).isEqualTo(first);
    }
  }

  @Test
  void aRoomThatTheStockClientOpensLateIsFound() {
    try (Visit visit = new Visit("/")) {
      visit.page().evaluate("() => { standIn.app = APP; APP = undefined; }");
      visit.page().waitForTimeout(600);
      visit.page().evaluate("() => { APP = standIn.app; }");
      visit.enter(Visit.ROOM).hear(Message.asking());
      assertThat(visit.dialog()).isVisible();
    }
  }
}

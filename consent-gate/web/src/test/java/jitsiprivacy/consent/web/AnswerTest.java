package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published, to the letter: docs/consent-presence.md. */
class AnswerTest {

  private static final String START =
      "{\"v\":0,\"room\":\"ward-7@conference.example.com\",\"notice\":\"2026-1\",\"lang\":\"en\",";

  @Test
  void theDialogAnnouncesItselfOnce() {
    try (Visit visit = new Visit(options -> options.setLocale("de-AT"))) {
      visit.enter();
      visit.page().waitForTimeout(600); // Looked at the room once more.
      assertThat(visit.published("privacy_dialog"))
          .isEqualTo(List.of("{\"v\":0,\"lang\":[\"de-AT\"]}"));
    }
  }

  @Test
  void acceptAll() {
    try (Visit visit = new Visit().asked()) {
      visit.button("Accept all").click();
      assertThat(visit.statements())
          .isEqualTo(List.of(START + "\"granted\":[\"conference\",\"recording\"],\"refused\":[]}"));
    }
  }

  @Test
  void declineAll() {
    try (Visit visit = new Visit().asked()) {
      visit.button("Decline all").click();
      assertThat(visit.statements())
          .isEqualTo(List.of(START + "\"granted\":[],\"refused\":[\"conference\",\"recording\"]}"));
    }
  }

  @Test
  void saveWhatWasChosen() {
    try (Visit visit = new Visit().asked()) {
      assertThat(visit.button("Save choices")).isDisabled();
      visit.decision("conference").click();
      visit.button("Save choices").click();
      assertThat(visit.statements())
          .isEqualTo(List.of(START + "\"granted\":[\"conference\"],\"refused\":[\"recording\"]}"));
    }
  }

  @Test
  void whatWasSwitchedBackOffIsAChoiceToo() {
    try (Visit visit = new Visit().asked()) {
      visit.decision("conference").click();
      visit.decision("conference").click();
      visit.button("Save choices").click();
      assertThat(visit.statements())
          .isEqualTo(List.of(START + "\"granted\":[],\"refused\":[\"conference\",\"recording\"]}"));
    }
  }

  @Test
  void acceptAllGrantsWhatWasSwitchedOff() {
    try (Visit visit = new Visit().asked()) {
      visit.decision("conference").click();
      visit.decision("conference").click();
      visit.button("Accept all").click();
      assertThat(visit.statements().toString())
          .contains("\"granted\":[\"conference\",\"recording\"]");
    }
  }

  /** The focus takes the same text for a repetition. */
  @Test
  void theSameAnswerTwiceIsAnotherText() {
    try (Visit visit = new Visit().asked()) {
      visit.button("Accept all").click();
      visit.hear(Message.told("granted", "granted"));
      visit.hear(Message.asking().purpose(0, purpose -> purpose.put("state", "expired")));
      visit.button("Accept all").click();
      visit.hear(Message.told("granted", "granted"));
      visit.hear(Message.asking().purpose(0, purpose -> purpose.put("state", "expired")));
      visit.button("Accept all").click();

      String granted = "\"granted\":[\"conference\",\"recording\"],\"refused\":[]";
      String usual = START + granted + "}";
      String other = START.replace("\"v\":0,", "") + granted + ",\"v\":0}";
      assertThat(visit.statements()).isEqualTo(List.of(usual, other, usual));
    }
  }

  @Test
  void withdrawingTakesAsManyClicksAsGranting() {
    try (Visit visit = new Visit()) {
      visit.enter().hear(Message.told("refused", "refused"));
      visit.control().click();
      visit.button("Accept all").click();
      visit.hear(Message.told("granted", "granted"));
      assertThat(visit.dialog()).isHidden();
      visit.control().click();
      visit.button("Decline all").click();
      visit.hear(Message.told("withdrawn", "withdrawn"));
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.statements()).hasSize(2);
    }
  }

  @Test
  void whatIsOnlyToBeKnownIsNotDecided() {
    try (Visit visit = new Visit().asked()) {
      assertThat(visit.decision("logs")).hasCount(0);
      assertThat(visit.dialog()).containsText("Legal basis: \u2068legitimate interests\u2069");
      visit.button("Accept all").click();
      assertThat(visit.statements().toString()).doesNotContain("logs");
    }
  }

  @Test
  void whereNothingIsToBeDecidedThereIsNoButtonToDecide() {
    try (Visit visit = new Visit()) {
      visit
          .enter()
          .hear(
              Message.told("unasked", "unasked")
                  .purpose(0, purpose -> purpose.put("basis", "contract"))
                  .purpose(1, purpose -> purpose.put("basis", "something-else")));
      assertThat(visit.control()).hasText("Privacy: information");
      visit.control().click();
      assertThat(visit.button("Accept all")).isHidden();
      assertThat(visit.button("Decline all")).isHidden();
      visit.button("Close").click();
      assertThat(visit.dialog()).isHidden();
    }
  }
}

package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a mouse. */
class KeyboardTest {

  private static final String FOCUSED =
      "() => { const inner = document.querySelector('#privacy-consent').shadowRoot.activeElement;"
          + " return inner ? inner.id || inner.className : document.activeElement.tagName; }";

  @Test
  void everythingCanBeReachedAndNothingElse() {
    try (Visit visit = new Visit().asked()) {
      visit.decision("conference").click();
      visit.page().locator("#privacy-consent h2").focus();
      List<Object> reached = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        visit.page().keyboard().press("Tab");
        reached.add(visit.page().evaluate(FOCUSED));
      }
      // BODY is the browser's own part of the window, between the last and the first.
      assertThat(reached)
          .isEqualTo(
              List.of(
                  "body",
                  "notice",
                  "purpose-conference",
                  "purpose-recording",
                  "refuse",
                  "accept",
                  "save",
                  "BODY"));
      visit.page().keyboard().press("Tab");
      assertThat(visit.page().evaluate(FOCUSED)).isEqualTo("body");
    }
  }

  @Test
  void aRunThroughWithKeysAlone() {
    try (Visit visit = new Visit().asked()) {
      Keyboard keys = visit.page().keyboard();
      assertThat(visit.page().evaluate(FOCUSED)).isEqualTo("title");
      press(keys, "Tab", 3);
      keys.press("Space");
      assertThat(visit.decision("conference")).isChecked();
      assertThat(visit.page().evaluate(FOCUSED)).isEqualTo("purpose-conference");
      press(keys, "Tab", 4);
      keys.press("Enter");
      assertThat(visit.statements().toString()).contains("\"granted\":[\"conference\"]");
      visit.hear(Message.told("granted", "refused"));
      assertThat(visit.dialog()).isHidden();

      while (!visit.page().evaluate(FOCUSED).equals("control")) {
        keys.press("Tab");
      }
      keys.press("Enter");
      assertThat(visit.dialog()).isVisible();
      keys.press("Escape");
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.page().evaluate(FOCUSED)).as("focus returns").isEqualTo("control");
    }
  }

  @Test
  void escapeIsNoAnswer() {
    try (Visit visit = new Visit().asked()) {
      press(visit.page().keyboard(), "Escape", 5);
      assertThat(visit.dialog()).isVisible();
      assertThat(visit.statements()).isEmpty();
    }
  }

  /** As the back button of a phone may do, which cannot be held back for ever. */
  @Test
  void whatTheBrowserClosesIsOpenedAgainWhileItIsAsked() {
    try (Visit visit = new Visit().asked()) {
      visit.dialog().evaluate("dialog => dialog.close()");
      assertThat(visit.dialog()).isVisible();
      assertThat(visit.page().evaluate(FOCUSED)).isEqualTo("title");
      assertThat(visit.statements()).isEmpty();
    }
  }

  @Test
  void whatIsTypedInTheDialogIsNoShortcutOfThePage() {
    try (Visit visit = new Visit().asked()) {
      Page page = visit.page();
      visit.decision("conference").focus();
      page.keyboard().press("Space");
      page.keyboard().press("m");
      page.keyboard().press("Escape");
      assertThat((List<?>) page.evaluate("standIn.keys")).isEmpty();
    }
  }

  @Test
  void theSwitchesAreLabelled() {
    try (Visit visit = new Visit().asked()) {
      assertThat(visit.decision("recording")).hasAccessibleName("Be recorded");
      assertThat(visit.decision("recording"))
          .hasAccessibleDescription("The recording is kept for 30 days. Not answered yet");
      assertThat(visit.decision("recording")).hasRole(AriaRole.SWITCH);
      assertThat(visit.dialog()).hasAccessibleName("Privacy in this meeting");
    }
  }

  private static void press(Keyboard keys, String key, int times) {
    for (int i = 0; i < times; i++) {
      keys.press(key);
    }
  }
}

package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No answer is easier, or looks better, than another. */
class FairnessTest {

  private static final String ALL_STYLES =
      "button => Object.fromEntries([...getComputedStyle(button)]"
          // Where it is, and the middle of what has one size.
          + ".filter(name => !/^(inset|top|left|right|bottom|perspective-origin|transform-origin)/"
          + ".test(name))"
          + ".map(name => [name, getComputedStyle(button).getPropertyValue(name)]))";

  @ParameterizedTest
  @CsvSource({
    "en, 1280, 800, LIGHT",
    "de, 1280, 800, DARK",
    "fi, 360, 640, LIGHT",
    "hu, 360, 640, DARK",
    "ja, 640, 400, LIGHT",
    "ar, 360, 640, LIGHT"
  })
  void allButtonsAreAlike(String language, int width, int height, ColorScheme scheme) {
    try (Visit visit =
        new Visit(
                options ->
                    options
                        .setLocale(language)
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))
            .asked()) {
      visit.decision("recording").click(); // The third one is there from now on.
      visit.page().mouse().move(0, 0);
      Locator buttons = visit.dialog().locator("footer button");
      assertThat(buttons).hasCount(3);
      BoundingBox refuse = buttons.nth(0).boundingBox();
      Object look = buttons.nth(0).evaluate(ALL_STYLES);
      assertThat((Map<?, ?>) look).hasSizeGreaterThan(300);
      for (Locator other : List.of(buttons.nth(1), buttons.nth(2))) {
        BoundingBox box = other.boundingBox();
        assertThat(List.of(box.width, box.height)).isEqualTo(List.of(refuse.width, refuse.height));
        assertThat(other.evaluate(ALL_STYLES)).isEqualTo(look);
      }
      assertThat(refuse.height).as("for a finger").isGreaterThanOrEqualTo(44);
    }
  }

  @Test
  void nothingIsSwitchedOnBefore() {
    try (Visit visit = new Visit().asked()) {
      assertThat(visit.decision("conference")).not().isChecked();
      assertThat(visit.decision("recording")).not().isChecked();
      assertThat(visit.statements()).isEmpty();
    }
  }

  @Test
  void onlyWhatIsGrantedIsSwitchedOn() {
    try (Visit visit = new Visit()) {
      visit.asked(
          Message.asking()
              .purpose(0, purpose -> purpose.put("state", "granted"))
              .purpose(1, purpose -> purpose.put("state", "expired")));
      assertThat(visit.decision("conference")).isChecked();
      assertThat(visit.decision("recording")).not().isChecked();
    }
  }

  @Test
  void enterAloneAnswersNothing() {
    try (Visit visit = new Visit().asked()) {
      visit.page().keyboard().press("Enter");
      visit.page().keyboard().press("Space");
      assertThat(visit.statements()).isEmpty();
      assertThat(visit.dialog()).isVisible();
    }
  }

  @Test
  void aNewNoticeIsAnsweredAnew() {
    try (Visit visit = new Visit().asked()) {
      visit.decision("conference").click();
      visit.hear(Message.asking().notice(notice -> notice.put("version", "2026-2")));
      assertThat(visit.decision("conference")).not().isChecked();
      assertThat(visit.button("Save choices")).isDisabled();
    }
  }
}

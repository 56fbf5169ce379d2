package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No answer is easier, or looks better, than another. */
class FairnessTest {

  // But for where it is. Widths may differ by a 64th of a point.
  private static final String ALL_LOOKS =
      """
      buttons => buttons.map(button => {
        const style = getComputedStyle(button);
        const box = button.getBoundingClientRect();
        return {
          ...Object.fromEntries([...style]
            .filter(name => !/^(inset|top|left|right|bottom|width|inline-size|.*-origin)/.test(name))
            .map(name => [name, style.getPropertyValue(name)])),
          'width of box': Math.round(box.width),
          'height of box': Math.round(box.height),
          clipped: button.scrollWidth > button.clientWidth,
        };
      })
      """;

  @Test
  void allButtonsAreAlikeInAllLanguagesAndSizes() {
    try (Visit visit = new Visit().enter()) {
      visit.hear(Message.told("unasked", "unasked"));
      for (String language : LanguageFiles.tags()) {
        visit.choose(language).control().click();
        assertThat(visit.dialog()).hasAttribute("lang", language);
        visit.decision("recording").click(); // The third one is there from now on.
        for (Size size : List.of(Size.PHONE, Size.DESKTOP)) {
          size.set(visit.page());
          buttonsAreAlike(visit, language + ", " + size);
        }
        visit.page().keyboard().press("Escape");
      }
    }
  }

  private static void buttonsAreAlike(Visit visit, String where) {
    List<?> looks = (List<?>) visit.dialog().locator("footer button").evaluateAll(ALL_LOOKS);
    assertThat(looks).as(where).hasSize(3);
    Map<?, ?> first = (Map<?, ?>) looks.get(0);
    assertThat(first).hasSizeGreaterThan(300);
    assertThat(looks).as(where).allSatisfy(look -> assertThat(look).isEqualTo(first));
    assertThat((int) first.get("height of box")).as("for a finger").isGreaterThanOrEqualTo(44);
    assertThat(first.get("clipped")).as(where).isEqualTo(false);
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

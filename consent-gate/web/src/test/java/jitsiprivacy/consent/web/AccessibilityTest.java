package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe finds, and what it cannot. */
class AccessibilityTest {

  /** Axe's own, which the policy forbids. */
  private static final boolean AXE_HAS_STYLES = true;

  private static final String CLOSED = "closed";
  private static final String OVERFLOW =
      """
      () => [document.documentElement,
          ...document.querySelector('#privacy-consent').shadowRoot.querySelectorAll('*')]
        .filter(each => getComputedStyle(each).position !== 'absolute')
        .filter(each => each.scrollWidth > each.clientWidth && each.clientWidth > 0)
        .map(each => `${each.tagName} ${each.className}`)
      """;

  @ParameterizedTest
  @CsvSource({"LIGHT, DESKTOP", "LIGHT, PHONE", "DARK, PHONE"})
  void axeFindsNothingInAnyState(ColorScheme scheme, Size size) {
    try (Visit visit =
        new Visit(options -> options.setColorScheme(scheme).setBypassCSP(AXE_HAS_STYLES)).enter()) {
      still(visit.page());
      size.set(visit.page());
      visit.hear(Message.asking().with(json -> json.put("leave", 300)));
      assertClean(visit, "asked", size);
      visit.decision("recording").click();
      assertClean(visit, "chosen", size);
      visit.button("Accept all").click();
      assertClean(visit, "waiting", size);
      visit.hear(
          Message.told("asked", "granted").purpose(0, purpose -> purpose.put("pending", true)));
      assertClean(visit, "pending", size);
      visit.hear(Message.told("granted", "refused"));
      assertThat(visit.dialog()).isHidden();
      assertClean(visit, CLOSED, size);
      visit.control().hover();
      assertClean(visit, "with its label", size);
      visit.hear(Message.receipt("consent-3f2a.json"));
      visit.control().click();
      assertClean(visit, "opened again", size);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "ar"})
  void axeFindsNothingInOtherLanguages(String language) {
    try (Visit visit =
        new Visit(options -> options.setLocale(language).setBypassCSP(AXE_HAS_STYLES))) {
      still(visit.page());
      visit.asked(Notices.in(language));
      assertClean(visit, language, Size.PHONE, Size.DESKTOP);
    }
  }

  @Test
  void colorsMayBeForced() {
    try (Visit visit =
        new Visit(
            options -> options.setForcedColors(ForcedColors.ACTIVE).setBypassCSP(AXE_HAS_STYLES))) {
      still(visit.page());
      visit.asked();
      assertThat(visit.decision("recording")).hasCSS("appearance", "auto");
      assertClean(visit, "forced colors", Size.PHONE, Size.DESKTOP);
    }
  }

  @Test
  void motionMayBeUnwanted() {
    try (Visit visit = new Visit(moving -> moving).asked()) {
      assertThat(visit.dialog()).hasCSS("animation-name", "appear");
      still(visit.page());
      assertThat(visit.dialog()).hasCSS("animation-name", "none");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanTheWindow(Size size) {
    try (Visit visit = new Visit()) {
      size.set(visit.page());
      visit.asked(
          Message.asking()
              .with(json -> json.put("leave", 300))
              .notice(
                  notice ->
                      notice.put("title", "Privacy".repeat(30)).put("text", "word".repeat(300)))
              .purpose(0, purpose -> purpose.put("title", "Purpose".repeat(30))));
      assertThat((List<?>) visit.page().evaluate(OVERFLOW)).isEmpty();
      for (String button : List.of("Decline all", "Accept all", "Save choices")) {
        visit.button(button).scrollIntoViewIfNeeded();
        assertThat(visit.button(button)).isInViewport();
      }
    }
  }

  @Test
  void lettersMayBeTwiceAsLarge() {
    try (Visit visit = new Visit()) {
      visit.page().evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
      visit.asked(Message.asking().with(json -> json.put("leave", 300)));
      assertThat(visit.button("Accept all")).hasCSS("font-size", "32px");
      assertThat((List<?>) visit.page().evaluate(OVERFLOW)).isEmpty();
      assertThat(visit.button("Decline all")).isInViewport();
      assertThat(visit.decision("recording")).isVisible();
    }
  }

  /** Jitsi Meet's own buttons are where they were. */
  @ParameterizedTest
  @EnumSource(names = {"DESKTOP", "PHONE"})
  void theButtonThatStaysCoversNoToolbar(Size size) {
    try (Visit visit = new Visit()) {
      size.set(visit.page());
      visit.enter().hear(Message.told("granted", "granted"));
      visit.control().hover();
      for (String button : List.of("Microphone", "Camera", "Leave")) {
        visit.button(button).click(new ClickOptions().setTrial(true));
      }
    }
  }

  @Test
  void theButtonThatStaysCanBeElsewhere() {
    try (Visit visit = new Visit().enter()) {
      visit.hear(Message.told("granted", "granted"));
      visit
          .page()
          .evaluate(
              "() => { const style = document.documentElement.style;"
                  + " style.setProperty('--privacy-consent-control-top', '300px');"
                  + " style.setProperty('--privacy-consent-control-start', '40px'); }");
      assertThat(visit.control()).hasCSS("top", "300px");
      assertThat(visit.control()).hasCSS("left", "40px");
    }
  }

  private static void still(Page page) {
    page.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void assertClean(Visit visit, String state, Size... sizes) {
    for (Size size : sizes) {
      size.set(visit.page());
      AxeResults results =
          new AxeBuilder(visit.page()).setLegacyMode(true).include("#privacy-consent").analyze();
      assertThat(results.getViolations()).as("%s, %s", state, size).isEmpty();
      assertThat(results.getPasses())
          .as("%s, %s", state, size)
          .extracting(Rule::getId)
          .contains(state.equals(CLOSED) ? "button-name" : "color-contrast");
    }
  }
}

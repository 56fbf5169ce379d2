package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which language the frame is in. The notice is the operator's, in the one that it says. */
class LanguageTest {

  @Test
  void itIsTheOneChosenInJitsiBeforeAllOthers() {
    try (Visit visit = new Visit(options -> options.setLocale("it-IT")).enter()) {
      visit.hear(Message.told("granted", "granted"));
      assertLanguage(visit, "it");
      visit.page().evaluate("() => { document.documentElement.lang = 'fr'; }");
      assertLanguage(visit, "fr");
      visit.page().evaluate("localStorage.setItem('language', 'zhCN')");
      assertLanguage(visit, "zh-CN");
      visit.choose("pt-BR");
      assertLanguage(visit, "pt");
      // As good as none: too long, no language, one there are no texts in.
      for (String unusable : List.of("x".repeat(36), "\"><b>", "eo")) {
        visit.choose(unusable);
        assertLanguage(visit, "zh-CN");
      }
      visit.page().evaluate("localStorage.clear()");
    }
  }

  private static void assertLanguage(Visit visit, String expected) {
    visit.control().click();
    assertThat(visit.dialog()).hasAttribute("lang", expected);
    assertThat(visit.page().locator("#accept"))
        .hasText(LanguageFiles.texts(expected).get("accept"));
    visit.page().keyboard().press("Escape");
  }

  @Test
  void theFocusIsToldAllThatAreRead() {
    try (Visit visit = new Visit(options -> options.setLocale("de-AT")).enter()) {
      visit.choose("frCA");
      visit.page().waitForFunction("() => standIn.rooms[0].published.length === 2");
      assertThat(visit.published("privacy_dialog"))
          .isEqualTo(
              List.of(
                  "{\"v\":0,\"lang\":[\"de-AT\"]}", "{\"v\":0,\"lang\":[\"fr-CA\",\"de-AT\"]}"));
    }
  }

  @Test
  void onlyTheOneThatIsReadIsLoaded() {
    try (Visit visit = new Visit(options -> options.setLocale("fr-BE")).asked()) {
      assertThat(visit.requests().stream().filter(url -> url.contains("/lang/")))
          .containsExactly(Site.origin() + "/privacy/lang/fr.json");
    }
  }

  @Test
  void whereItCannotBeLoadedItIsEnglish() {
    try (Visit visit = new Visit().enter()) {
      visit
          .page()
          .route(
              "**/de.json",
              route -> route.fulfill(new FulfillOptions().setBody("<html>no such file</html>")));
      visit.hear(Message.told("granted", "granted")).choose("de");
      assertLanguage(visit, "en");
      assertThat(visit.warned(1)).hasSize(1).allMatch(line -> line.contains("no texts in de"));
    }
  }

  @Test
  void fromRightToLeft() {
    try (Visit visit = new Visit(options -> options.setLocale("ar")).enter()) {
      visit.hear(Message.told("granted", "refused"));
      assertThat(visit.control().boundingBox().x).isGreaterThan(1_000);
      visit.control().click();
      assertThat(visit.dialog()).hasCSS("direction", "rtl");
      assertThat(visit.dialog().locator("h3").first()).hasCSS("direction", "rtl");
      Locator label = visit.dialog().getByText("Be recorded");
      assertThat(label).hasCSS("direction", "ltr");
      assertThat(label).hasAttribute("lang", "en");
      assertThat(visit.decision("recording").boundingBox().x).isLessThan(label.boundingBox().x);
      Locator refuse = visit.page().locator("#refuse");
      Locator accept = visit.page().locator("#accept");
      assertThat(refuse.boundingBox().x).isGreaterThan(accept.boundingBox().x);
    }
  }

  @Test
  void aNoticeFromRightToLeftInAFrameFromLeftToRight() {
    try (Visit visit = new Visit().asked(Notices.in("ar"))) {
      assertThat(visit.dialog()).hasCSS("direction", "ltr");
      assertThat(visit.dialog().locator("h2")).hasCSS("direction", "rtl");
      assertThat(visit.dialog().locator("label").first()).hasCSS("direction", "rtl");
    }
  }
}

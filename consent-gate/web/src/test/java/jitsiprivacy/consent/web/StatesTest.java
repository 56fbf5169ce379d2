package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock.InstallOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen while the focus says one thing after the other. */
class StatesTest {

  @Test
  void nothingIsSeenBeforeTheFocusSaysAnything() {
    try (Visit visit = new Visit().enter()) {
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).isHidden();
    }
  }

  @Test
  void anAnswerIsWaitedForAndThenTheDialogCloses() {
    try (Visit visit = new Visit().asked()) {
      assertThat(visit.button("Close")).isHidden();
      visit.button("Accept all").click();
      assertThat(visit.dialog()).containsText("Your answer has been sent and is being saved.");
      assertThat(visit.button("Close")).isVisible();

      visit.hear(
          Message.told("asked", "asked").purpose(0, purpose -> purpose.put("pending", true)));
      assertThat(visit.dialog()).containsText("Consent is being saved and has no effect yet");
      assertThat(visit.decision("conference")).isChecked();

      visit.hear(Message.told("granted", "granted"));
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).hasText("Privacy: consent given");
    }
  }

  @Test
  void whoIsAskedAgainBeforeTheAnswerArrivedIsNotLeftWithoutButtons() {
    try (Visit visit = new Visit().asked()) {
      visit.button("Decline all").click();
      visit.hear(Message.asking());
      assertThat(visit.button("Close")).isHidden();
      assertThat(visit.dialog()).not().containsText("is being saved");

      visit.hear(Message.told("refused", "refused"));
      assertThat(visit.dialog()).isHidden();
    }
  }

  @Test
  void whatIsOpenStaysOpenThoughNothingIsAsked() {
    try (Visit visit = new Visit().asked()) {
      visit.hear(Message.told("granted", "refused"));
      assertThat(visit.dialog()).isVisible();
      visit.button("Close").click();
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).hasText("Privacy: consent given in part");
    }
  }

  @Test
  void whoClosesItWhileItWaitsIsNotAskedAgain() {
    try (Visit visit = new Visit().asked()) {
      visit.button("Accept all").click();
      visit.button("Close").click();
      visit.hear(Message.told("granted", "granted"));
      assertThat(visit.dialog()).isHidden();
    }
  }

  @Test
  void whoIsRemindedIsAskedAgain() {
    try (Visit visit = new Visit().enter()) {
      visit.hear(Message.told("granted", "refused"));
      assertThat(visit.dialog()).isHidden();
      visit.hear(Message.told("granted", "refused").with(json -> json.put("asks", true)));
      assertThat(visit.dialog()).isVisible();
      assertThat(visit.decision("conference")).isChecked();
    }
  }

  @Test
  void theButtonThatStaysSaysWhatHolds() {
    try (Visit visit = new Visit().enter()) {
      for (List<String> each :
          List.of(
              List.of("granted", "granted", "Privacy: consent given"),
              List.of("granted", "refused", "Privacy: consent given in part"),
              List.of("refused", "withdrawn", "Privacy: consent not given"),
              List.of("granted", "expired", "Privacy: answer needed"),
              List.of("unasked", "granted", "Privacy: answer needed"))) {
        visit.hear(Message.told(each.get(0), each.get(1)));
        assertThat(visit.control()).hasText(each.get(2));
      }
      assertThat(visit.control().locator(".label")).hasCSS("position", "absolute");
      visit.control().hover();
      assertThat(visit.control().locator(".label")).hasCSS("position", "static");
    }
  }

  @Test
  void itSaysUntilWhenAGrantLasts() {
    try (Visit visit = new Visit().enter()) {
      visit.hear(
          Message.told("granted", "granted")
              .purpose(1, purpose -> purpose.put("until", "2027-01-31T12:00:00Z")));
      visit.control().click();
      assertThat(visit.dialog()).containsText("Consent given until \u206831 Jan 2027, 12:00\u2069");
    }
  }

  @Test
  void theTimeToAnswerIsSeenEachSecondAndSaidNowAndThen() {
    try (Visit visit = new Visit(ownClock -> ownClock).enter()) {
      Page page = visit.page();
      page.clock().install(new InstallOptions().setTime(0));
      page.clock().pauseAt(1_000);
      visit.hear(Message.asking().with(json -> json.put("leave", 62)));
      visit.dialog().waitFor();
      Locator seen = visit.dialog().locator(".leave");
      Locator said = visit.dialog().locator("[role=status].unseen");
      assertThat(seen).containsText("Time left: \u20681:02\u2069");
      assertThat(said).containsText("62 seconds");
      page.evaluate(
          "() => { standIn.said = 0; new MutationObserver(() => standIn.said++).observe("
              + "document.querySelector('#privacy-consent').shadowRoot.querySelector('.unseen'),"
              + " {childList: true, characterData: true, subtree: true}); }");

      page.clock().runFor(5_400);
      visit.hear(
          Message.asking()
              .with(json -> json.put("leave", 56))
              .purpose(1, purpose -> purpose.put("state", "granted")));
      assertThat(seen).containsText("0:57");
      page.clock().runFor(16_600);
      assertThat(seen).containsText("0:40");
      assertThat(said).containsText("60 seconds");
      page.clock().runFor(45_000);
      assertThat(seen).containsText("0:00");
      assertThat(said).containsText("10 seconds");
      assertThat(page.evaluate("standIn.said")).isEqualTo(3);

      visit.button("Decline all").click();
      assertThat(seen).isHidden();
    }
  }

  @Test
  void aReceiptIsSavedAsAFile() throws IOException {
    try (Visit visit = new Visit().enter()) {
      visit.hear(Message.told("granted", "granted"));
      visit.hear(Message.receipt("consent-3f2a.json"));
      visit.control().click();
      Download download =
          visit
              .page()
              .waitForDownload(
                  () -> visit.button("Download \u2068consent-3f2a.json\u2069").click());
      assertThat(download.suggestedFilename()).isEqualTo("consent-3f2a.json");
      assertThat(Files.readString(download.path()))
          .isEqualTo("{\n  \"version\": 1,\n  \"note\": \"ä\"\n}\n");
    }
  }

  @Test
  void theLastSixteenReceiptsAreKept() {
    try (Visit visit = new Visit().enter()) {
      visit.hear(Message.told("granted", "granted"));
      for (int i = 0; i < 20; i++) {
        visit.hear(Message.receipt("consent-" + i + ".json"));
      }
      visit.control().click();
      Locator receipts = visit.dialog().getByText("Download");
      assertThat(receipts).hasCount(16);
      assertThat(receipts.first()).containsText("consent-4.json");
    }
  }
}

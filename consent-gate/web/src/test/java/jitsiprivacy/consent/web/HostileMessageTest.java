package jitsiprivacy.consent.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What comes over the network is hostile until it was checked. */
class HostileMessageTest {

  private static final String SCRIPT =
      "<img src=x onerror=\"standIn.hacked=1\"><script>standIn.hacked=1</script>";

  /** A message, and a part of what is said about it. */
  private record Hostile(String why, Message message) {}

  @Test
  void markupIsText() {
    try (Visit visit = new Visit()) {
      visit.asked(
          Message.asking()
              .notice(notice -> notice.put("title", SCRIPT).put("text", SCRIPT + "\n\n" + SCRIPT))
              .purpose(0, purpose -> purpose.put("title", SCRIPT).put("text", SCRIPT))
              .purpose(2, purpose -> purpose.put("title", SCRIPT).put("text", SCRIPT)));
      assertThat(visit.dialog().getByText(SCRIPT)).hasCount(7);
      assertThat(visit.dialog().locator("img, script")).hasCount(0);
      assertThat(visit.page().evaluate("standIn.hacked")).isNull();
    }
  }

  @Test
  void theLinkGivesNothingAway() {
    try (Visit visit = new Visit().asked()) {
      Locator link = visit.page().locator("#notice");
      assertThat(link).hasAttribute("href", "https://example.com/privacy");
      assertThat(link).hasAttribute("rel", "noopener noreferrer");
      assertThat(link).hasAttribute("target", "_blank");
    }
  }

  @Test
  void onlyTheFocusIsHeard() {
    try (Visit visit = new Visit().enter()) {
      for (String from : List.of("participant-1", "Focus", "focus ", "focus/focus", "")) {
        visit.hear(from, Message.asking().toString());
      }
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control()).isHidden();
      assertThat(visit.warned(5)).hasSize(5).allMatch(line -> line.endsWith("not from the focus"));
    }
  }

  @Test
  void theNameOfTheFocusCanBeAnother() {
    try (Visit visit = new Visit()) {
      visit
          .page()
          .route(
              "**/ward-8",
              route -> {
                String page = route.fetch().text();
                route.fulfill(
                    new FulfillOptions()
                        .setContentType("text/html")
                        .setBody(
                            page.replace(
                                "<script type=\"module\"",
                                "<script type=\"module\" data-focus=\"jicofo\"")));
              });
      visit.page().navigate(Site.origin() + "/ward-8");
      visit.enter().hear("focus", Message.asking().toString());
      assertThat(visit.control()).isHidden();
      visit.hear("jicofo", Message.asking().toString());
      assertThat(visit.dialog()).isVisible();
    }
  }

  @Test
  void whatIsNotOurMessageIsNothingToUs() {
    try (Visit visit = new Visit().enter()) {
      visit.hear("focus", "{\"type\":\"transcription-result\",\"text\":\"x\"}");
      visit.hear("participant-1", "{\"type\":\"privacy\"}");
      assertThat(visit.warnings()).isEmpty();
    }
  }

  @Test
  void fieldsThatAreNotKnownAreIgnored() {
    try (Visit visit = new Visit()) {
      visit.asked(
          Message.asking()
              .with(json -> json.putObject("later").put("x", 1))
              .notice(notice -> notice.put("later", true))
              .purpose(0, purpose -> purpose.put("later", "x")));
      assertThat(visit.warnings()).isEmpty();
    }
  }

  @Test
  void whatIsOfAnotherFormIsIgnoredAndSaidWhy() {
    List<Hostile> hostile = new ArrayList<>();
    json(hostile, "its version is not 0", json -> json.put("v", 1));
    json(hostile, "its version is not 0", json -> json.put("v", "0"));
    json(hostile, "its version is not 0", json -> json.remove("v"));
    json(hostile, "\"room\"", json -> json.put("room", "ward-7"));
    json(hostile, "\"room\"", json -> json.put("room", "a@b/c"));
    json(hostile, "\"room\"", json -> json.put("room", "a b@c"));
    json(hostile, "no answer to it would fit", json -> json.put("room", "a@" + "b".repeat(1_000)));
    json(hostile, "\"asks\"", json -> json.put("asks", "yes"));
    json(hostile, "\"notice\" is no object", json -> json.put("notice", "x"));
    json(hostile, "\"notice\" is no object", json -> json.putArray("notice"));
    json(hostile, "\"purposes\" is no list", json -> json.putObject("purposes").put("length", 1));
    json(hostile, "too many purposes", json -> repeat(json.withArray("purposes"), 17));
    json(hostile, "a purpose is there twice", json -> repeat(json.withArray("purposes"), 4));
    json(hostile, "a purpose is no object", json -> json.withArray("purposes").add("x"));
    json(hostile, "\"leave\"", json -> json.put("leave", -1));
    json(hostile, "\"leave\"", json -> json.put("leave", 1.5));
    json(hostile, "\"leave\"", json -> json.put("leave", "1"));
    json(hostile, "\"leave\"", json -> json.put("leave", 1_000_000_000L));
    notice(hostile, "\"notice.version\"", notice -> notice.put("version", "1\"},{"));
    notice(hostile, "\"notice.version\"", notice -> notice.put("version", "1".repeat(65)));
    notice(hostile, "\"notice.version\"", notice -> notice.put("version", 1));
    notice(hostile, "\"notice.lang\"", notice -> notice.put("lang", "en\" onload=\"x"));
    notice(hostile, "\"notice.lang\"", notice -> notice.put("lang", "a-".repeat(20)));
    notice(hostile, "\"notice.title\"", notice -> notice.putObject("title"));
    notice(hostile, "\"notice.text\"", notice -> notice.remove("text"));
    notice(hostile, "its texts are too long", notice -> notice.put("text", "x".repeat(20_000)));
    for (String url :
        List.of(
            "javascript:standIn.hacked=1",
            " javascript:standIn.hacked=1",
            "JaVaScRiPt:standIn.hacked=1",
            "java\tscript:standIn.hacked=1",
            "data:text/html,x",
            "http://example.com/")) {
      notice(hostile, "\"notice.url\" is not https", notice -> notice.put("url", url));
    }
    notice(hostile, "\"notice.url\" is no address", notice -> notice.put("url", "/privacy"));
    notice(hostile, "\"notice.url\" is no address", notice -> notice.put("url", 1));
    notice(hostile, "names a user", notice -> notice.put("url", "https://a.example@b.example/"));
    notice(
        hostile,
        "\"notice.url\" is no address",
        notice -> notice.put("url", "https://example.com/" + "x".repeat(2_048)));
    purpose(hostile, "the id of a purpose", purpose -> purpose.put("id", "Conference"));
    purpose(hostile, "the id of a purpose", purpose -> purpose.put("id", "a".repeat(33)));
    purpose(hostile, "the id of a purpose", purpose -> purpose.put("id", "__proto__"));
    purpose(hostile, "the state of a purpose", purpose -> purpose.put("state", "approved"));
    purpose(hostile, "the state of a purpose", purpose -> purpose.put("state", "toString"));
    purpose(hostile, "the gate of a purpose", purpose -> purpose.put("gate", "open"));
    purpose(hostile, "the basis of a purpose", purpose -> purpose.put("basis", "<b>"));
    purpose(hostile, "\"pending\"", purpose -> purpose.put("pending", "true"));
    purpose(hostile, "the title of a purpose", purpose -> purpose.putNull("title"));
    purpose(hostile, "the text of a purpose", purpose -> purpose.put("text", 1));
    purpose(hostile, "\"until\"", purpose -> purpose.put("until", "tomorrow"));
    purpose(
        hostile, "\"until\" is no time", purpose -> purpose.put("until", "2027-99-31T12:00:00Z"));
    receipt(hostile, "its version is not 0", json -> json.put("v", 2));
    receipt(hostile, "\"name\"", json -> json.put("name", "../consent.json"));
    receipt(hostile, "\"name\"", json -> json.put("name", "consent.exe"));
    receipt(hostile, "\"name\"", json -> json.put("name", "\u202enosj.exe.json"));
    receipt(hostile, "\"name\"", json -> json.put("name", "x".repeat(100) + ".json"));
    receipt(hostile, "\"receipt\" is no object", json -> json.put("receipt", "x"));
    receipt(
        hostile,
        "the receipt is too long",
        json -> json.putObject("receipt").put("x", "x".repeat(16_000)));

    try (Visit visit = new Visit().enter()) {
      visit.hear(Message.told("granted", "granted"));
      String before = visit.control().innerHTML();
      for (int i = 0; i < hostile.size(); i++) {
        visit.hear(hostile.get(i).message());
        assertThat(visit.warned(i + 1)).as(hostile.get(i).why()).hasSize(i + 1);
        assertThat(visit.warnings().get(i))
            .startsWith("privacy-consent: a message was ignored: ")
            .contains(hostile.get(i).why());
      }
      assertThat(visit.dialog()).isHidden();
      assertThat(visit.control().innerHTML()).isEqualTo(before);
      assertThat(visit.page().evaluate("standIn.hacked")).isNull();
    }
  }

  private static void json(List<Hostile> all, String why, Consumer<ObjectNode> change) {
    all.add(new Hostile(why, Message.asking().with(change)));
  }

  private static void notice(List<Hostile> all, String why, Consumer<ObjectNode> change) {
    all.add(new Hostile(why, Message.asking().notice(change)));
  }

  private static void purpose(List<Hostile> all, String why, Consumer<ObjectNode> change) {
    all.add(new Hostile(why, Message.asking().purpose(0, change)));
  }

  private static void receipt(List<Hostile> all, String why, Consumer<ObjectNode> change) {
    all.add(new Hostile(why, Message.receipt("consent.json").with(change)));
  }

  private static void repeat(ArrayNode purposes, int size) {
    while (purposes.size() < size) {
      purposes.add(purposes.get(0).deepCopy());
    }
  }
}

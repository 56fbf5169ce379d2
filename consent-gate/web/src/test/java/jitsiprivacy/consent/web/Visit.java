package jitsiprivacy.consent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A participant's visit to the page. Whatever a test is about: when the visit ends nothing was
 * loaded from elsewhere, nothing stored, nothing left in window, and no policy violated.
 */
final class Visit implements AutoCloseable {

  static final String ROOM = "ward-7";

  /** But for what the tools of the tests leave. */
  private static final String LEFT_IN_WINDOW =
      """
      Object.getOwnPropertyNames(window)
        .filter(name => !standIn.globals.includes(name))
        .filter(name => !/^(__pw.*|axe|__core-js_shared__)$/.test(name))
      """;

  private final Page page;
  private final boolean shared;
  private final List<String> requests = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Consumer<Request> onRequest = this::requested;
  private final Consumer<String> onError = errors::add;
  private final Consumer<ConsoleMessage> onMessage = this::said;

  /** In English, at a desk. */
  Visit() {
    this("/" + ROOM);
  }

  Visit(String path) {
    this(Chromium.page(), true, path);
  }

  /** With a browser of one's own. */
  Visit(UnaryOperator<NewContextOptions> options) {
    this(
        Chromium.browser().newContext(options.apply(Chromium.desk())).newPage(), false, "/" + ROOM);
  }

  private Visit(Page page, boolean shared, String path) {
    this.page = page;
    this.shared = shared;
    page.onRequest(onRequest);
    page.onPageError(onError);
    page.onConsoleMessage(onMessage);
    page.navigate(Site.origin() + path);
  }

  private void requested(Request request) {
    requests.add(request.url());
  }

  private void said(ConsoleMessage message) {
    switch (message.type()) {
      case "warning" -> warnings.add(message.text());
      case "error" -> errors.add(message.text());
      default -> {}
    }
  }

  Page page() {
    return page;
  }

  /** Is in the room that the address names, and the dialog noticed. */
  Visit enter() {
    page.waitForFunction(
        "() => standIn.rooms.at(-1).published.some(([name]) => name === 'privacy_dialog')");
    return this;
  }

  /** Goes into another room. */
  Visit enter(String room) {
    page.evaluate("room => standIn.enter(room)", room);
    return enter();
  }

  Visit hear(Message message) {
    return hear("focus", message.toString());
  }

  Visit hear(String from, String json) {
    page.evaluate("([from, json]) => standIn.deliver(from, json)", List.of(from, json));
    return this;
  }

  /** Chooses a language in the stock client's settings. */
  Visit choose(String language) {
    page.evaluate("language => { standIn.settings = {userSelectedLanguage: language}; }", language);
    return this;
  }

  /** Is asked, and sees it. */
  Visit asked() {
    return asked(Message.asking());
  }

  Visit asked(Message message) {
    enter().hear(message);
    dialog().waitFor();
    return this;
  }

  /** Values of a property in the room entered last. */
  List<?> published(String property) {
    return (List<?>)
        page.evaluate(
            "property => standIn.rooms.at(-1).published"
                + ".filter(([name]) => name === property).map(([, value]) => value)",
            property);
  }

  List<?> statements() {
    return published("privacy_consent");
  }

  Locator dialog() {
    return page.locator("#privacy-consent dialog");
  }

  Locator control() {
    return page.locator("#privacy-consent .control");
  }

  Locator decision(String purpose) {
    return page.locator("#purpose-" + purpose);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  List<String> warnings() {
    return warnings;
  }

  /** What was warned of, which the browser tells later than what it shows. */
  List<String> warned(int times) {
    page.waitForCondition(() -> warnings.size() >= times);
    return warnings;
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      assertThat((List<?>) page.evaluate("standIn.violations")).as("policy violations").isEmpty();
      assertThat(errors).as("errors").isEmpty();
      assertThat(requests)
          .as("requests")
          .allMatch(url -> url.startsWith(Site.origin() + "/") || url.startsWith("blob:"));
      assertThat(page.context().cookies()).as("cookies").isEmpty();
      assertThat(page.evaluate("localStorage.length + sessionStorage.length"))
          .as("stored values")
          .isEqualTo(0);
      assertThat((List<?>) page.evaluate(LEFT_IN_WINDOW)).as("left in window").isEmpty();
    } finally {
      leave();
    }
  }

  private void leave() {
    if (!shared) {
      page.context().close();
      return;
    }
    page.offRequest(onRequest);
    page.offPageError(onError);
    page.offConsoleMessage(onMessage);
    page.unrouteAll();
    page.emulateMedia(new EmulateMediaOptions());
    Size.DESKTOP.set(page);
  }
}

package jitsiprivacy.consent.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One browser for all tests: the distribution's. */
final class Chromium {

  private static final class Holder {
    static final Browser BROWSER = launch();
    static final Page PAGE = BROWSER.newContext(desk()).newPage();
  }

  static final double TIMEOUT_MILLIS = 30_000;

  private Chromium() {}

  /** Who reads English, at a desk. */
  static NewContextOptions desk() {
    return new NewContextOptions()
        .setLocale("en-GB")
        .setTimezoneId("UTC")
        .setViewportSize(Size.DESKTOP.width, Size.DESKTOP.height);
  }

  /** A page for many visits, one after the other; a new one takes longer than most of them. */
  static Page page() {
    browser();
    return Holder.PAGE;
  }

  /** Skips the test where there is none and need not be. */
  static Browser browser() {
    if (find().isEmpty()) {
      String missing = "no chromium on PATH: the consent dialog is not tested in a browser";
      if (mustBeThere()) {
        throw new IllegalStateException(missing);
      }
      Assumptions.abort(missing);
    }
    return Holder.BROWSER;
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(":"), -1))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Ubuntu has it as a snap only, which not every machine can have. */
  private static boolean mustBeThere() {
    try {
      return Boolean.parseBoolean(System.getenv("CHROMIUM_REQUIRED"))
          || Files.readAllLines(Path.of("/etc/os-release")).contains("ID=debian");
    } catch (IOException e) {
      return false;
    }
  }

  private static Browser launch() {
    // A machine may be busy with other things.
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright
        .chromium()
        .launch(
            new LaunchOptions()
                .setExecutablePath(find().orElseThrow())
                // Root has no sandbox to be in.
                .setChromiumSandbox(new UnixSystem().getUid() != 0));
  }
}

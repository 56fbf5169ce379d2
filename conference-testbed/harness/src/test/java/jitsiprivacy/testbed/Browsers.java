package jitsiprivacy.testbed;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Meetings of browsers: the distribution's Chromium, and a page with the lib-jitsi-meet that {@code
 * LIB_JITSI_MEET} names, a file as its own build makes it.
 */
final class Browsers implements AutoCloseable {

  private static final List<String> ARGUMENTS =
      List.of(
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--autoplay-policy=no-user-gesture-required",
          // Nothing here can be reached from elsewhere.
          "--allow-loopback-in-peer-connection");

  private final Deployment deployment;
  private final Playwright playwright;
  private final Map<String, Browser> started = new HashMap<>();
  private final BrowserSite site;

  private Browsers(Deployment deployment, Path library) {
    this.deployment = deployment;
    // A machine may be busy with other things.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    site = new BrowserSite(library);
  }

  /** Skips the scenarios where something is missing, and says what. */
  static void assumePossible() {
    Assumptions.assumeTrue(
        System.getenv("JICOFO_HOME") != null && System.getenv("JVB_HOME") != null,
        "no JICOFO_HOME and JVB_HOME: only a real bridge forwards media");
    Assumptions.assumeTrue(
        library().isPresent(), "no LIB_JITSI_MEET: browsers have nothing to meet with");
    Assumptions.assumeTrue(chromium().isPresent(), "no chromium on PATH");
  }

  /** In a deployment {@linkplain Deployment#forBrowsers for browsers}. */
  static Browsers in(Deployment deployment) {
    return new Browsers(deployment, library().orElseThrow());
  }

  private static Optional<Path> library() {
    Optional<Path> named =
        Optional.ofNullable(System.getenv("LIB_JITSI_MEET"))
            .filter(name -> !name.isEmpty())
            .map(Path::of);
    named.ifPresent(
        file -> {
          if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("LIB_JITSI_MEET is no file: " + file);
          }
        });
    return named;
  }

  private static Optional<Path> chromium() {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(":"), -1))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Somebody who is nowhere yet, with a browser that nobody of another name has, and in which
   * nobody was before.
   */
  BrowserParticipant participant(String name) {
    Browser browser = started.computeIfAbsent(name, first -> launch());
    return new BrowserParticipant(
        name,
        browser.newContext(new NewContextOptions().setLocale("en-GB")),
        site.url(),
        deployment);
  }

  private Browser launch() {
    return playwright
        .chromium()
        .launch(
            new LaunchOptions()
                .setExecutablePath(chromium().orElseThrow())
                // Root has no sandbox to be in.
                .setChromiumSandbox(new UnixSystem().getUid() != 0)
                .setArgs(ARGUMENTS));
  }

  /** Ends all of them. */
  @Override
  public void close() {
    playwright.close();
    site.close();
  }
}

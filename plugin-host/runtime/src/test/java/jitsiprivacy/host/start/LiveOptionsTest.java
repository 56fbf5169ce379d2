package jitsiprivacy.host.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveOptionsTest {

  /** Of a guard. */
  public record Rules(boolean enabled, int most) {}

  @TempDir Path dir;

  private final List<GuardModule> installed =
      List.of(
          new GuardFixture("a", Rules.class, Set.of(), Set.of()),
          new GuardFixture("b", GuardFixture.B.class, Set.of(), Set.of()));
  private final Map<String, String> alerts = new TreeMap<>();
  private final List<Rules> told = new ArrayList<>();
  private URLClassLoader defaults;
  private boolean fails;
  private LiveOptions live;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(
        dir.resolve("reference.conf"),
        "privacy { on-fault = deny, state-dir = /state, run-dir = /run, a { enabled = true, most ="
            + " 1 }, b.enabled = false }");
    defaults = new URLClassLoader(new URL[] {dir.toUri().toURL()}, null);
    writes("");
    PrivacyConfig config =
        PrivacyConfig.load(file(), InstalledGuards.sections(installed), defaults);
    live = new LiveOptions(file(), defaults, config, installed, Host.JICOFO, new Never(), health());
    live.follow(Rules.class, this::take);
  }

  @AfterEach
  void close() throws Exception {
    defaults.close();
  }

  private void take(Rules rules) {
    if (fails) {
      throw new IllegalStateException();
    }
    told.add(rules);
  }

  private Path file() {
    return dir.resolve("privacy.conf");
  }

  private void writes(String text) throws Exception {
    Files.writeString(file(), text);
  }

  private String digest(String guard) {
    return live.inEffect().byGuard().get(guard).digest();
  }

  @Test
  void nothingIsToldWhereNothingChanged() {
    live.look();
    live.look();
    assertThat(told).isEmpty();
    assertThat(alerts).isEmpty();
  }

  @Test
  void aChangeIsToldOnce() throws Exception {
    String before = digest("a");
    writes("privacy.a.most = 22");
    live.look();
    live.look();
    assertThat(told).containsExactly(new Rules(true, 22));
    assertThat(digest("a")).isNotEqualTo(before);
    writes("");
    live.look();
    assertThat(told).containsExactly(new Rules(true, 22), new Rules(true, 1));
    assertThat(digest("a")).isEqualTo(before);
    assertThat(alerts).isEmpty();
  }

  @Test
  void soIsOneInAFileThatIsNew() throws Exception {
    live.look();
    Files.createDirectory(dir.resolve("conf.d"));
    Files.writeString(dir.resolve("conf.d/more.conf"), "privacy.a.most = 333");
    live.look();
    assertThat(told).containsExactly(new Rules(true, 333));
  }

  @Test
  void whatIsWrongChangesNothingAndIsTold() throws Exception {
    writes("privacy.a.most = many");
    live.look();
    assertThat(told).isEmpty();
    assertThat(alerts).containsOnlyKeys("configuration");
    assertThat(alerts.get("configuration")).contains("privacy.a.most");
    writes("privacy.a.most = 4");
    live.look();
    assertThat(told).containsExactly(new Rules(true, 4));
    assertThat(alerts).isEmpty();
  }

  @Test
  void whoCannotTakeItIsToldAgain() throws Exception {
    fails = true;
    writes("privacy.a.most = 22");
    assertThatIllegalStateException().isThrownBy(live::look);
    fails = false;
    live.look();
    live.look();
    assertThat(told).containsExactly(new Rules(true, 22));
  }

  @Test
  void whatNobodyFollowsHoldsFromTheNextStartOn() throws Exception {
    String before = digest("b");
    writes("privacy { b.enabled = true, a.enabled = false, run-dir = /other }");
    live.look();
    assertThat(told).isEmpty();
    assertThat(digest("b")).isEqualTo(before);
    assertThat(alerts)
        .containsExactly(
            entry(
                "restart",
                "options were changed that hold from the next start on: a, b, plugin-host"));
    writes("");
    live.look();
    assertThat(alerts).isEmpty();
  }

  private GuardHealth health() {
    return new GuardHealth() {
      @Override
      public void hole(String id, String text) {}

      @Override
      public void closed(String id) {}

      @Override
      public void alert(String id, String text, Throwable cause) {
        alerts.put(id, text);
      }

      @Override
      public void recovered(String id) {
        alerts.remove(id);
      }
    };
  }

  /** The test looks by itself. */
  private static final class Never implements Background {
    @Override
    public void run(Runnable task) {}

    @Override
    public void runAfter(Duration delay, Runnable task) {}
  }
}

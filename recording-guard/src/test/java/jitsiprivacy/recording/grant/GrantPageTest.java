package jitsiprivacy.recording.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/bridge-grant.md: its examples are grants, and mean what it says. */
class GrantPageTest {

  private static final Path PAGE = Path.of("..", "docs", "bridge-grant.md");
  private static final String MEETING = "8a1b2c3d-0000-4000-8000-000000000001";
  private static final List<String> BRIDGE = List.of("jvbbrewery@internal.auth.example.com/jvb-1");

  private List<String> grants;
  private GrantDesk desk;

  @BeforeEach
  void read() throws Exception {
    String page = Files.readString(PAGE);
    grants =
        Pattern.compile("(?ms)^```\\n(jitsi-privacy bridge-grant .*?)^```$")
            .matcher(page)
            .results()
            .map(each -> each.group(1))
            .toList();
    Matcher keys = Pattern.compile("ed25519:[A-Za-z0-9+/]{43}=").matcher(page);
    Set<FocusKey> known =
        Set.copyOf(keys.results().map(MatchResult::group).distinct().map(FocusKey::parse).toList());
    assertThat(known).hasSize(1);
    desk =
        new GrantDesk(
            () -> known, Clock.fixed(Instant.parse("2026-11-01T07:20:30Z"), ZoneOffset.UTC));
  }

  @Test
  void theExampleOfAnExportCounts() throws Exception {
    desk.take(grants.get(0));
    assertThat(
            desk.use(
                MEETING,
                BRIDGE,
                new ExportPermission(
                    "recorder",
                    "wss://recorder.example.com/8a1b2c3d",
                    Set.of(Medium.AUDIO),
                    new TreeSet<>())))
        .isTrue();
  }

  @Test
  void theExampleOfAnEndpointCounts() throws Exception {
    desk.take(grants.get(1));
    assertThat(
            desk.use(MEETING, BRIDGE, new PublishPermission("5f0c9a1e", Set.of(Medium.values()))))
        .isTrue();
  }
}

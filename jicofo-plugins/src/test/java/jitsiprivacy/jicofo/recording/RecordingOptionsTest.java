package jitsiprivacy.jicofo.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.recording.policy.Affiliation;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.Initiator;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.RecordingQuestion;
import jitsiprivacy.recording.policy.Role;
import jitsiprivacy.recording.policy.Ruling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an operator's file to a ruling. */
class RecordingOptionsTest {

  /** A Thursday. */
  private static final Instant AT_NOON = Instant.parse("2026-11-26T11:00:00Z");

  private static final Initiator LECTURER =
      new Initiator(
          Optional.of(Role.MODERATOR),
          Optional.of(Affiliation.OWNER),
          Map.of("user.email", "data.subject@university.example"),
          Set.of(),
          Optional.of("staff"));

  @TempDir Path directory;

  @Test
  void byDefaultEverythingNeedsTheConsentOfAll() throws Exception {
    Ruling ruling = options("").policy().decide(file("room", LECTURER, AT_NOON));
    assertThat(ruling)
        .isInstanceOfSatisfying(
            Ruling.Allowed.class,
            allowed -> {
              assertThat(allowed.rule()).isEqualTo("everybody-agreed");
              assertThat(allowed.requirements().consent()).isEqualTo(ConsentNeed.ALL);
            });
  }

  @Test
  void allOfACondition() throws Exception {
    RecordingGuardOptions options =
        options(
            """
            rules = [
              { name = board, rooms = [ "board-*" ], allow = false, text = "Never." }
              {
                name = lectures, rooms = [ "lecture-*" ], tenants = [ university ], kinds = [ file ]
                initiator {
                  roles = [ moderator ], affiliations = [ owner, admin ], groups = [ staff ]
                  claims = { "user.email" = "*@university.example" }
                }
                times = [
                  { days = [ thu ], from = "08:00", until = "18:00", zone = "Europe/Berlin" }
                ]
                participants { at-least = 2, at-most = 100 }
                encrypted = false
                require {
                  consent = exclude-unconsenting, late-joiner = hold, withdrawal = stop
                  lasts = 2 hours, announcement = "Recorded.", reason = true
                  quarantine = [ withdrawn, overrun ]
                }
              }
              { name = shows, kinds = [ live-stream ], destinations = [ "*.video.example" ],
                require { consent = none, basis = "Public shows." } }
            ]
            """);
    assertThat(decided(options, file("lecture-1", LECTURER, AT_NOON))).contains("lectures");
    assertThat(decided(options, file("board-1", LECTURER, AT_NOON))).contains("board");
    assertThat(decided(options, file("lecture-1", Initiator.UNKNOWN, AT_NOON))).isEmpty();
    assertThat(decided(options, file("lecture-1", LECTURER, AT_NOON.plusSeconds(86_400))))
        .isEmpty();
    assertThat(decided(options, stream("rtmp://live.video.example/x"))).contains("shows");
    assertThat(decided(options, stream("rtmp://live.video.example.org/x"))).isEmpty();
  }

  @Test
  void whatContradictsItselfIsNamedWithItsLine() {
    assertThatThrownBy(
            () ->
                options(
                    """
                    rules = [
                      { name = first }
                      { name = second, require.consent = none }
                    ]
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rule \"second\"")
        .hasMessageContaining("needs a basis");
  }

  @Test
  void aRuleThatIsNeverReachedIsAMistake() {
    assertThatThrownBy(() -> options("rules = [ { name = all }, { name = none, allow = false } ]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rule \"none\": it is never reached");
  }

  @Test
  void whatIsRequiredOfNothingIsAMistake() {
    assertThatThrownBy(
            () -> options("rules = [ { name = none, allow = false, require.lasts = 1 hour } ]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("leave out require");
    assertThatThrownBy(() -> options("rules = [ { name = all, text = \"No.\" } ]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("allow = false");
  }

  @Test
  void anEmptyListIsAMistake() {
    for (String empty :
        List.of("rooms = []", "kinds = []", "initiator.roles = []", "initiator.groups = []")) {
      assertThatThrownBy(() -> options("rules = [ { name = all, " + empty + " } ]"))
          .as(empty)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("an empty list");
    }
  }

  @Test
  void timesThatAreNone() {
    assertThatThrownBy(
            () -> options("rules = [ { name = all, times = [ { from = 8, zone = UTC } ] } ]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("08:30");
    assertThatThrownBy(() -> options("rules = [ { name = all, times = [ { zone = Berlin } ] } ]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Europe/Berlin");
  }

  private RecordingGuardOptions options(String text) throws IOException, ConfigException {
    Path file = directory.resolve("privacy.conf");
    Files.writeString(file, "privacy { recording-guard { " + text + " } }");
    return PrivacyConfig.load(
            file,
            List.of(new Section("recording-guard", RecordingGuardOptions.class)),
            getClass().getClassLoader())
        .section(RecordingGuardOptions.class);
  }

  private static Optional<String> decided(
      RecordingGuardOptions options, RecordingQuestion question) {
    return options.policy().decide(question).decidedBy();
  }

  private static RecordingQuestion file(String room, Initiator initiator, Instant time) {
    return new RecordingQuestion(
        room,
        Optional.of("university"),
        RecordingKind.FILE,
        initiator,
        Destination.nowhere(),
        time,
        20,
        false);
  }

  private static RecordingQuestion stream(String url) {
    return new RecordingQuestion(
        "show",
        Optional.empty(),
        RecordingKind.LIVE_STREAM,
        LECTURER,
        Destination.ofUrl(url),
        AT_NOON,
        20,
        false);
  }
}

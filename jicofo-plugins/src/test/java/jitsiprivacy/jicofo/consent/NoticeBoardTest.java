package jitsiprivacy.jicofo.consent;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another notice comes into force while meetings run. */
class NoticeBoardTest {

  @TempDir Path directory;
  private TestFocus focus;

  @BeforeEach
  void begin() throws Exception {
    write("1");
  }

  @AfterEach
  void end() {
    focus.close();
  }

  private void write(String version) throws IOException {
    Files.writeString(
        directory.resolve("en.txt"),
        "Notice "
            + version
            + "\n\nText.\n\n[conference]\nTo be heard\nAll.\n\n[recording]\nTo be recorded\nAll.\n");
    Files.writeString(directory.resolve("version"), version + "\n");
  }

  private void start(boolean asksInRunningMeetings) {
    focus =
        TestFocus.with(options -> TestOptions.notice(options, directory, asksInRunningMeetings));
  }

  private String inForce() {
    return focus.get(NoticeBoard.class).inForce().version();
  }

  private void agreesTo(String nick, String version) {
    focus.comes(
        nick,
        TestFocus.statement("\"granted\":[\"conference\"]}").replace(TestFocus.NOTICE, version));
    await().until(() -> focus.occupant(nick).consent().has(CONFERENCE));
  }

  @Test
  void aNewVersionIsForWhoComesLater() throws Exception {
    start(false);
    focus.comes("p1");
    agreesTo("p1", "1");
    write("2");
    focus.timePasses();
    assertThat(inForce()).isEqualTo("2");
    assertThat(focus.occupant("p1").notice().version()).isEqualTo("1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    focus.comes("p2");
    assertThat(focus.occupant("p2").notice().version()).isEqualTo("2");
  }

  @Test
  void aPortalGetsWhatSomebodyWhoIsThereWasShown() throws Exception {
    start(false);
    focus.comes("p1");
    write("2");
    focus.timePasses();
    assertThat(titleForPortal(Optional.empty())).contains("Notice 2");
    assertThat(titleForPortal(Optional.of("2"))).contains("Notice 2");
    assertThat(titleForPortal(Optional.of("1"))).contains("Notice 1");
    assertThat(titleForPortal(Optional.of("0"))).isEmpty();
    focus.leaves("p1");
    assertThat(titleForPortal(Optional.of("1"))).as("nobody is asked about it").isEmpty();
  }

  private Optional<String> titleForPortal(Optional<String> version) {
    return focus
        .get(ConsentPortal.class)
        .notice(version, Optional.empty())
        .map(notice -> notice.title());
  }

  @Test
  void whereTheOperatorWantsThatWhoIsThereIsAskedAgain() throws Exception {
    start(true);
    focus.comes("p1");
    focus.comes("p2");
    focus.comesAs("jibri", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    agreesTo("p1", "1");
    write("2");
    focus.timePasses();
    assertThat(focus.occupant("p1").notice().version()).isEqualTo("2");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    assertThat(state("p1")).isEqualTo(ConsentState.ASKED);
    assertThat(state("p2")).isEqualTo(ConsentState.ASKED);
    await()
        .untilAsserted(
            () ->
                assertThat(focus.ledger())
                    .extracting(ConsentRecord::cause)
                    .containsExactly(Cause.PRESENCE, Cause.NOTICE_CHANGED));
    focus.timePasses();
    assertThat(focus.saidTo("p1")).anyMatch(line -> line.contains("Notice 2"));
    agreesTo("p1", "2");
    assertThat(focus.occupant("jibri").notice()).isNull();
  }

  @Test
  void whoIsAskedAgainIsRemindedOfThatAlone() throws Exception {
    start(true);
    focus.comes("p1");
    focus.timePasses();
    write("2");
    focus.timePasses();
    focus.timePasses();
    int before = focus.saidTo("p1").size();
    focus.timePasses();
    assertThat(focus.saidTo("p1")).as("a reminder, not one for each notice").hasSize(before + 1);
  }

  @Test
  void oneThatIsBrokenChangesNothingAndIsAnAlert() throws Exception {
    start(true);
    focus.comes("p1");
    agreesTo("p1", "1");
    Files.writeString(directory.resolve("en.txt"), "");
    Files.writeString(directory.resolve("version"), "2\n");
    focus.timePasses();
    assertThat(inForce()).isEqualTo("1");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    assertThat(focus.health().alerts().get("notice")).contains("version 1 stays in force");
    Files.delete(directory.resolve("version"));
    focus.timePasses();
    assertThat(inForce()).isEqualTo("1");
    write("3");
    focus.timePasses();
    assertThat(inForce()).isEqualTo("3");
    assertThat(focus.health().alerts()).doesNotContainKey("notice");
  }

  private ConsentState state(String nick) {
    return focus.occupant(nick).consent().standings().get(CONFERENCE).state();
  }
}

package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestTrail;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import jitsiprivacy.spi.StateDirectory;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIq.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the focus leaves of a session. */
class SessionFactsTest {

  private static final String SESSION = "session";

  private TestFocus focus;
  private Jibri jibri;

  @AfterEach
  void close() {
    focus.close();
  }

  private void judging(String rule) {
    focus = TestFocus.judging("{ name = rule, require { " + rule + " } }");
    jibri = new Jibri(focus);
  }

  /** A recording that one participant, who agreed, asks for. */
  private void isAskedFor() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE, RECORDING);
    JibriIq request = Jibri.request(TestFocus.jid(ROOM, "p1"), "first");
    focus.get(JibriDoor.class).intercept(request, focus.wire());
  }

  private void runs(String rule) {
    judging(rule);
    isAskedFor();
    jibri.says(Status.PENDING, SESSION);
    jibri.says(Status.ON, SESSION);
  }

  private Path directory() {
    return focus.get(StateDirectory.class).path().resolve("recordings");
  }

  private Optional<RecordingFacts> facts() throws IOException {
    return new FactsFiles(directory(), Disk.local()).read(SESSION);
  }

  private String grantOf(String nick, Purpose purpose) {
    return focus.occupant(nick).consent().grant(purpose).orElseThrow();
  }

  @Test
  void whoAgreedAndIsThereAddsUp() throws Exception {
    judging("late-joiner = mute");
    isAskedFor();
    assertThat(facts()).isEmpty();
    String first = grantOf("p1", RECORDING);
    jibri.says(Status.ON, SESSION);
    assertThat(facts().orElseThrow().consents()).containsExactly(first);
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE);
    assertThat(facts().orElseThrow().consents()).containsExactly(first);
    focus.agrees("p2", CONFERENCE, RECORDING);
    String second = grantOf("p2", RECORDING);
    focus.leaves("p2");
    jibri.says(Status.OFF, SESSION);
    focus.comes("p3");
    focus.agrees("p3", CONFERENCE, RECORDING);
    RecordingFacts facts = facts().orElseThrow();
    assertThat(facts.consents()).containsExactly(first, second);
    assertThat(facts.rule()).contains("rule");
    assertThat(facts.notice()).contains(TestFocus.NOTICE);
    assertThat(facts.room()).isEmpty();
    assertThat(facts.quarantine()).isEmpty();
  }

  @Test
  void whoTakesConsentBackPutsItInQuarantineWhileItRunsAndAfterwards() throws Exception {
    runs("quarantine = [ withdrawn ]");
    focus.comes("p2");
    focus.agrees("p2", CONFERENCE, RECORDING);
    focus.withdraws("p1");
    focus.leaves("p1"); // Who asked for it: it ends.
    jibri.says(Status.OFF, SESSION);
    assertThat(facts().orElseThrow().quarantine())
        .extracting(Doubt::reason)
        .containsExactly("withdrawn");
    focus.withdraws("p2");
    assertThat(facts().orElseThrow().quarantine()).hasSize(2);
  }

  @Test
  void byTheRuleAlone() throws Exception {
    runs("withdrawal = mute");
    focus.withdraws("p1");
    jibri.says(Status.OFF, SESSION);
    assertThat(facts().orElseThrow().quarantine()).isEmpty();
  }

  @Test
  void whatNobodyAllowedIsInQuarantine() throws Exception {
    judging("late-joiner = mute");
    focus.comes("p1");
    jibri.says(Status.ON, SESSION);
    jibri.says(Status.OFF, SESSION);
    RecordingFacts facts = facts().orElseThrow();
    assertThat(facts.rule()).isEmpty();
    assertThat(facts.quarantine()).extracting(Doubt::reason).containsExactly("unwatched");
  }

  @Test
  void aSessionThatIsNoWordIsKeptNowhere() {
    judging("late-joiner = mute");
    isAskedFor();
    jibri.says(Status.ON, "../../escaped");
    jibri.says(Status.OFF, "../../escaped");
    assertThat(directory()).doesNotExist();
    assertThat(focus.health().alerts()).containsKey("recording-session");
  }

  @Test
  void whatCannotBeWrittenHoldsUpNothingAndIsWrittenLater() throws Exception {
    judging("late-joiner = mute");
    Files.writeString(directory(), "in its way");
    isAskedFor();
    jibri.says(Status.ON, SESSION);
    assertThat(jibri.started()).isTrue();
    assertThat(focus.health().alerts()).containsKey("recording-facts");
    Files.delete(directory());
    focus.timePasses();
    assertThat(facts().orElseThrow().consents()).hasSize(1);
    assertThat(focus.health().alerts()).doesNotContainKey("recording-facts");
  }

  @Test
  void whatIsOldIsTidiedUp() throws Exception {
    runs("late-joiner = mute");
    FactsFiles files = new FactsFiles(directory(), Disk.local());
    files.add("before", RecordingFacts.NONE);
    for (String session : new String[] {"before", SESSION}) {
      Files.setLastModifiedTime(
          files.file(session), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    }
    focus.timePasses();
    assertThat(files.read("before")).isEmpty();
    assertThat(files.read(SESSION)).isPresent(); // It runs.
  }

  @Test
  void theRoomIsThatOfTheAuditTrail(@TempDir Path host) throws Exception {
    TestTrail trail = new TestTrail(host).make();
    focus = TestFocus.on(trail);
    jibri = new Jibri(focus);
    focus.comes("p1");
    jibri.says(Status.ON, SESSION);
    assertThat(facts().orElseThrow().room())
        .contains(trail.pseudonyms().room(ROOM.toString()).hex());
    trail.trail().close();
  }
}

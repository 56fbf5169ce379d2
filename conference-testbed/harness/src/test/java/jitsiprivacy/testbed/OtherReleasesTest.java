package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.ForceMute.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admission gate on a focus whose method looks different. */
class OtherReleasesTest {

  @TempDir Path directory;

  private static final String ADMISSION =
      "consent-gate { enabled = true, purposes.conference.gate = admission }";

  @Test
  void theInvitationOfReleasesBefore10314IsHeldBackToo() throws Exception {
    try (Deployment deployment =
            Deployment.ofStandIns("old-invite").guardedBy(Installed.AGENT, ADMISSION).start();
        Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2")) {
      p1.join("other");
      p2.join("other");
      p2.consents("conference", "");
      p2.awaitInvitation();
      assertThat(p1.isInvited()).isFalse();
      p1.consents("conference", "");
      p1.awaitInvitation();
    }
    assertThat(doctorFindsIn("old-invite")).doesNotContain("hook-missing", "guard-unfit");
  }

  /** Before such a release runs, or is installed. */
  private List<String> doctorFindsIn(String variant) throws Exception {
    Path configuration =
        Files.writeString(directory.resolve("privacy.conf"), "privacy { " + ADMISSION + " }");
    ProgramHome home =
        ProgramHome.ofStandIns(variant, Files.createDirectory(directory.resolve(variant)));
    return Doctor.ids(new Doctor(directory, home, configuration).says("compatibility"));
  }

  @Test
  void whereTheHookCannotStandTheParticipantIsMutedAndTheHoleNamed() throws Exception {
    try (Deployment deployment =
            Deployment.ofStandIns("renamed-invite").guardedBy(Installed.AGENT, ADMISSION).start();
        Participant p1 = deployment.participant("participant-1");
        Participant p2 = deployment.participant("participant-2")) {
      p1.join("other");
      p2.join("other");
      p1.awaitInvitation();
      deployment.bridge().awaitForceMute(p1, EVERYTHING);
      assertThat(deployment.focus().log())
          .contains("gate = admission cannot hold back invitations in this Jicofo")
          .contains("has no method inviteChatMember");
      assertThat(deployment.focusStatus()).contains("\"admission\"");
    }
    assertThat(doctorFindsIn("renamed-invite")).contains("hook-missing");
  }
}

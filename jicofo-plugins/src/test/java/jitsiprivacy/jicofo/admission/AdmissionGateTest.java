package jitsiprivacy.jicofo.admission;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import org.jitsi.jicofo.xmpp.muc.ChatRoomMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionGateTest {

  private final TestFocus focus = TestFocus.with(Gate.ADMISSION);
  private final AdmissionGate gate = focus.get(AdmissionGate.class);
  private final Conference conference = new Conference();

  /** Calls as an instrumented Jicofo does: asks the gate first. */
  private final class Conference {
    private final List<String> invited = new CopyOnWriteArrayList<>();

    void inviteChatMember(ChatRoomMember member, boolean justJoined) {
      if (gate.enter(this, new Object[] {member, justJoined})) {
        invited.add(member.getOccupantJid().getResourcepart() + " " + justJoined);
      }
    }
  }

  private static ChatRoomMember member(String nick) {
    return () -> TestFocus.jid(ROOM, nick);
  }

  @BeforeEach
  void attach() {
    gate.attached(null);
  }

  @AfterEach
  void close() {
    focus.close();
  }

  @Test
  void whoHasNotAgreedIsInvitedWhenTheyDo() {
    focus.comes("p1");
    conference.inviteChatMember(member("p1"), true);
    assertThat(conference.invited).isEmpty();
    focus.agrees("p1", CONFERENCE);
    assertThat(conference.invited).containsExactly("p1 true");
  }

  @Test
  void whoAgreedBeforeIsInvitedAtOnce() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    conference.inviteChatMember(member("p1"), false);
    assertThat(conference.invited).containsExactly("p1 false");
  }

  @Test
  void askedTwiceInvitesOnce() {
    focus.comes("p1");
    conference.inviteChatMember(member("p1"), true);
    conference.inviteChatMember(member("p1"), false);
    focus.agrees("p1", CONFERENCE);
    assertThat(conference.invited).containsExactly("p1 false");
  }

  @Test
  void whoLeftIsForgotten() {
    focus.comes("p1");
    conference.inviteChatMember(member("p1"), true);
    focus.leaves("p1");
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(conference.invited).isEmpty();
  }

  @Test
  void whoNobodyKnowsWaits() {
    conference.inviteChatMember(member("nobody"), true);
    assertThat(conference.invited).isEmpty();
  }

  @Test
  void servicesOfTheTrustedDomainNeedNotWait() {
    focus.comesAs("jibri", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    conference.inviteChatMember(member("jibri"), true);
    assertThat(conference.invited).containsExactly("jibri true");
  }

  @Test
  void anInvitationThatFailsIsSaidAndKept() {
    focus.comes("p1");
    Object broken = new Object();
    assertThat(gate.enter(broken, new Object[] {member("p1"), true})).isFalse();
    focus.agrees("p1", CONFERENCE);
    assertThat(focus.health().alerts()).containsKey("invite");
  }

  @Test
  void whereTheHookDoesNotStandTheHoleIsNamedAndNobodyWaits() {
    gate.attached("there is no method inviteChatMember");
    assertThat(focus.health().holes().get("admission")).contains("no method inviteChatMember");
  }
}

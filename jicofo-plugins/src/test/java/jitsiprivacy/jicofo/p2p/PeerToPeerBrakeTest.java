package jitsiprivacy.jicofo.p2p;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class PeerToPeerBrakeTest {

  private static final EntityBareJid HEALTH =
      JidCreate.entityBareFromOrThrowUnchecked("__jicofo-health-check1@muc.a");

  private TestFocus focus = TestFocus.with(Gate.PUBLISH);

  @AfterEach
  void close() {
    focus.close();
  }

  private static Presence presence(EntityBareJid room, String visitors) {
    ConferenceProperties properties = new ConferenceProperties();
    properties.put("created-ms", "1");
    if (visitors != null) {
      properties.put(ConferenceProperties.KEY_VISITOR_COUNT, visitors);
    }
    return StanzaBuilder.buildPresence("1")
        .to(TestFocus.jid(room, "focus"))
        .addExtension(properties)
        .build();
  }

  /** Jicofo sends its presence; returns what left. */
  private Presence says(Presence presence) {
    PeerToPeerBrake brake = focus.get(PeerToPeerBrake.class);
    Presence leaves =
        brake.intercept(presence, focus.wire()) instanceof Verdict.Replace replaced
            ? (Presence) replaced.stanza()
            : presence;
    focus.wire().leaves(leaves);
    brake.sent(leaves, focus.wire(), null);
    return leaves;
  }

  private static String visitorsIn(Presence presence) {
    return presence.getExtension(ConferenceProperties.class).getProperties().stream()
        .filter(property -> "visitor-count".equals(property.getKey()))
        .map(ConferenceProperties.ConferenceProperty::getValue)
        .findFirst()
        .orElse(null);
  }

  private String lastTold() {
    focus.wire().pumpAll();
    List<Presence> told = focus.wire().sent(Presence.class);
    return visitorsIn(told.get(told.size() - 1));
  }

  @Test
  void holdsWhileSomebodyHasNotAgreed() {
    focus.comes("p1");
    focus.comes("p2");
    Presence original = presence(ROOM, null);
    assertThat(visitorsIn(says(original))).isEqualTo("0.5");
    assertThat(visitorsIn(original)).as("Jicofo keeps this object").isNull();
    focus.agrees("p1", CONFERENCE);
    assertThat(lastTold()).isEqualTo("0.5");
    focus.agrees("p2", CONFERENCE);
    assertThat(lastTold()).isNull();
    focus.comes("p3");
    assertThat(lastTold()).isEqualTo("0.5");
    focus.leaves("p3");
    assertThat(lastTold()).isNull();
    focus.withdraws("p1");
    assertThat(lastTold()).isEqualTo("0.5");
  }

  @Test
  void holdsWhileOneIsAloneSoThatTheSecondFindsItOn() {
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    assertThat(visitorsIn(says(presence(ROOM, "0")))).isEqualTo("0.5");
  }

  @Test
  void realVisitorsAreLeftAsTheyAre() {
    focus.comes("p1");
    focus.comes("p2");
    assertThat(visitorsIn(says(presence(ROOM, "7")))).isEqualTo("7");
    focus.agrees("p1", CONFERENCE);
    focus.agrees("p2", CONFERENCE);
    assertThat(lastTold()).isEqualTo("7");
    assertThat(focus.wire().sent(Presence.class)).as("nothing of ours was needed").hasSize(1);
  }

  @Test
  void aRoomForHealthChecksIsLeftAloneUntilSomebodyIsInIt() {
    focus.close();
    focus = TestFocus.in(HEALTH);
    assertThat(visitorsIn(says(presence(HEALTH, null)))).isNull();
    focus.hears(TestFocus.presence(HEALTH, "p1", "p1@a/1", false).build());
    assertThat(lastTold()).isEqualTo("0.5");
  }

  @Test
  void switchedOffItChangesNothing() {
    focus.close();
    focus = TestFocus.withPeerToPeer();
    focus.comes("p1");
    focus.comes("p2");
    assertThat(visitorsIn(says(presence(ROOM, null)))).isNull();
    assertThat(focus.health().holes()).containsKey("p2p");
  }
}

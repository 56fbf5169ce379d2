package jitsiprivacy.jicofo.consent;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestOptions;
import jitsiprivacy.jicofo.consent.channel.ChatChannel;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteVideoIq;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How participants are asked, and how they answer in presence and chat. */
class AskingTest {

  private static final String DIALOG = "{\"v\":0,\"lang\":[\"de-AT\",\"en\"]}";

  private TestFocus focus = TestFocus.with(options -> options);

  @AfterEach
  void close() {
    focus.close();
  }

  @Test
  void withoutADialogTheNoticeComesInTheChatAndOnce() {
    focus.comes("p1");
    assertThat(said()).isEmpty();
    focus.timePasses();
    assertThat(said())
        .as("in three lines, and a reminder as time passes")
        .hasSize(4)
        .allMatch(line -> line.contains("system_chat_message"))
        .anyMatch(line -> line.contains("Nobody can hear or see you until you agree"))
        .anyMatch(line -> line.contains("/consent yes"));
    focus.comes("p1");
    assertThat(said()).hasSize(4);
    assertThat(state("p1")).isEqualTo(ConsentState.ASKED);
  }

  @Test
  void whoHasADialogIsAskedThereInItsLanguageAndNotInTheChat() {
    focus.comes("p1");
    hasDialog("p1", DIALOG);
    focus.timePasses();
    assertThat(said())
        .hasSizeBetween(1, 2)
        .allMatch(message -> message.contains("\"type\":\"privacy-consent\""));
    assertThat(last())
        .contains("\"asks\":true")
        .contains("\"lang\":\"de\"")
        .contains("\"room\":\"room@muc.a\"")
        .contains("\"id\":\"conference\",\"state\":\"asked\",\"gate\":\"publish\"");
    focus.agrees("p1", CONFERENCE);
    await().untilAsserted(() -> assertThat(last()).contains("\"state\":\"granted\",\"gate\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"v\":0}",
        "{\"v\":1,\"lang\":[]}",
        "{\"v\":0,\"lang\":\"de\"}",
        "{\"v\":0,\"lang\":[\"d\"]}",
        "{\"v\":0,\"lang\":[1]}",
        "{\"v\":0,\"lang\":[\"de\"],\"x\":1}",
        "{\"v\":0,\"lang\":[\"de\"]}{}",
        "{\"v\":0,\"lang\":[\"a1\",\"de\",\"de\",\"de\",\"de\",\"de\",\"de\",\"de\",\"de\"]}",
        "{"
      })
  void whatIsNoDialogIsNone(String value) {
    focus.comes("p1");
    hasDialog("p1", value);
    assertThat(focus.occupant("p1").hasDialog()).isFalse();
  }

  @Test
  void aCommandCountsForWhoeverWroteIt() {
    focus.comes("p1");
    focus.comes("p2");
    says("p1", "/consent yes");
    await().until(() -> focus.occupant("p1").consent().has(CONFERENCE));
    assertThat(focus.occupant("p1").consent().has(RECORDING)).isFalse();
    assertThat(focus.occupant("p2").consent().has(CONFERENCE)).isFalse();
    says("p1", "/consent yes recording");
    await().until(() -> focus.occupant("p1").consent().has(RECORDING));
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isTrue();
    assertThat(focus.ledger()).extracting(ConsentRecord::cause).containsOnly(Cause.CHAT);
  }

  @Test
  void theLanguageOfACommandIsThatOfItsAnswerAndOnRecord() {
    focus.comes("p1");
    says("p1", "/zustimmung ja");
    await().until(() -> focus.occupant("p1").consent().has(CONFERENCE));
    assertThat(last()).contains("Gehört und gesehen werden");
    assertThat(focus.ledger().element().notice().language()).isEqualTo("de");
  }

  @Test
  void withdrawingInTheChatTakesEffectAtOnceAndMutesTheirOwnInterface() {
    focus.comes("p1");
    says("p1", "/consent yes");
    await().until(() -> focus.occupant("p1").consent().has(CONFERENCE));
    assertThat(focus.wire().sent(MuteIq.class)).isEmpty();
    says("p1", "/consent withdraw");
    assertThat(focus.occupant("p1").consent().has(CONFERENCE)).isFalse();
    assertThat(state("p1")).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(focus.wire().sent(MuteIq.class)).hasSize(1);
    assertThat(focus.wire().sent(MuteVideoIq.class)).hasSize(1);
    says("p1", "/consent withdraw");
    assertThat(last()).contains("nothing to withdraw");
    assertThat(focus.wire().sent(MuteIq.class)).hasSize(1);
  }

  @Test
  void yesButNotThisIsNoYes() {
    focus.comes("p1");
    says("p1", "/consent yes advertising");
    assertThat(last()).contains("not asked for here");
    says("p1", "/consent yes no");
    says("p1", "/consent perhaps");
    assertThat(state("p1")).isEqualTo(ConsentState.ASKED);
    assertThat(focus.ledger()).isEmpty();
  }

  @Test
  void whatTheRoomRepeatsFromBeforeIsNotObeyed() {
    focus.comes("p1");
    Message old =
        message("p1", "/consent yes")
            .addExtension(new DelayInformation(java.util.Date.from(java.time.Instant.EPOCH)))
            .build();
    assertThat(focus.get(ChatChannel.class).intercept(old, focus.wire())).isEqualTo(Verdict.pass());
    assertThat(state("p1")).isEqualTo(ConsentState.ASKED);
  }

  @Test
  void whoIsNotThereOrNotAskedIsNotObeyed() {
    focus.comesAs("jibri", "jibri@" + TestFocus.TRUSTED + "/1", "jibri");
    says("jibri", "/consent yes");
    says("nobody", "/consent yes");
    assertThat(focus.ledger()).isEmpty();
    assertThat(said()).isEmpty();
  }

  @Test
  void aStatementForAnotherRoomChangesNothing() {
    focus.comes("p1");
    focus.comes(
        "p1",
        TestFocus.statement("\"granted\":[\"conference\"]}").replace("room@muc.a", "r2@muc.a"));
    assertThat(last()).contains("it is for another room");
    assertThat(state("p1")).isEqualTo(ConsentState.ASKED);
  }

  @Test
  void whoDoesNotAnswerIsRemindedAgainAndAgain() {
    focus.comes("p1");
    focus.timePasses();
    assertThat(said()).hasSize(4).last().asString().contains("You have not answered yet");
    focus.timePasses();
    assertThat(said()).hasSize(5);
    says("p1", "/consent no");
    int before = said().size();
    focus.timePasses();
    assertThat(said()).hasSize(before);
  }

  @Test
  void whoDoesNotAnswerIsAskedToLeaveAndThenPutOut() {
    focus.close();
    focus =
        TestFocus.with(
            options ->
                TestOptions.silence(
                    options, Duration.ofSeconds(1), Optional.of(Duration.ofSeconds(1))));
    focus.comes("p1");
    await()
        .until(
            () -> {
              focus.timePasses();
              return !focus.wire().sent(MUCAdmin.class).isEmpty();
            });
    assertThat(said()).anyMatch(line -> line.contains("Please leave the meeting now"));
    assertThat(focus.wire().sent(MUCAdmin.class).get(0).getItems().get(0).getNick().toString())
        .isEqualTo("p1");
  }

  @Test
  void whatElseIsToldMeanwhileHasTheTimeToLeave() {
    focus.close();
    focus =
        TestFocus.with(
            options ->
                TestOptions.silence(
                    options, Duration.ofMinutes(1), Optional.of(Duration.ofMinutes(5))));
    focus.comes("p1");
    hasDialog("p1", DIALOG);
    assertThat(last()).contains("\"leave\":");
    focus.agrees("p1", RECORDING);
    assertThat(last()).contains("\"state\":\"granted\"").contains("\"leave\":");
    focus.agrees("p1", CONFERENCE);
    await().untilAsserted(() -> assertThat(last()).doesNotContain("\"asked\""));
    assertThat(last()).doesNotContain("\"leave\":");
  }

  private ConsentState state(String nick) {
    return focus.occupant(nick).consent().standings().get(CONFERENCE).state();
  }

  private void hasDialog(String nick, String value) {
    focus.hears(
        TestFocus.presence(nick, nick + "@a/1")
            .addExtension(
                StandardExtensionElement.builder(
                        "jitsi_participant_privacy_dialog", "jabber:client")
                    .setText(value)
                    .build())
            .build());
  }

  private void says(String nick, String text) {
    assertThat(focus.get(ChatChannel.class).intercept(message(nick, text).build(), focus.wire()))
        .isEqualTo(Verdict.pass());
  }

  private static org.jivesoftware.smack.packet.MessageBuilder message(String nick, String text) {
    return StanzaBuilder.buildMessage()
        .from(TestFocus.jid(TestFocus.ROOM, nick))
        .ofType(Message.Type.groupchat)
        .setBody(text);
  }

  private List<String> said() {
    return focus.wire().sent(Message.class).stream()
        .map(
            message ->
                ((StandardExtensionElement)
                        message.getExtensionElement("json-message", "http://jitsi.org/jitmeet"))
                    .getText())
        .toList();
  }

  private String last() {
    List<String> said = said();
    return said.get(said.size() - 1);
  }
}

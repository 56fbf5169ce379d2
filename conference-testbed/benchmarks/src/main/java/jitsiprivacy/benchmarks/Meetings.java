package jitsiprivacy.benchmarks;

import jitsiprivacy.agent.bridge.Guest;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** The stanzas of a focus with many meetings. */
final class Meetings {

  private static final Jid BRIDGE = JidCreate.fromOrThrowUnchecked("jvb@internal.a/1");

  private final Guest guest;
  private final SilentConnection connection;

  Meetings(Guest guest, SilentConnection connection) {
    this.guest = guest;
    this.connection = connection;
  }

  /** The focus enters a room, and participants come and state something. */
  void open(int room, int participants, String statement) {
    send(
        StanzaBuilder.buildPresence()
            .to(jid(room, "focus"))
            .addExtension(new MUCInitialPresence(null, -1, -1, -1, null))
            .build());
    guest.incoming(connection, self(room));
    guest.incoming(connection, configuration(room));
    for (int i = 0; i < participants; i++) {
      guest.incoming(connection, presence(room, nick(i), statement));
    }
  }

  /** The focus's own presence, which says that it is in. */
  private static Presence self(int room) {
    MUCUser muc = new MUCUser();
    muc.addStatusCode(MUCUser.Status.PRESENCE_TO_SELF_110);
    return StanzaBuilder.buildPresence().from(jid(room, "focus")).addExtension(muc).build();
  }

  /** Which meeting it is, as Prosody says. */
  private static MUCOwner configuration(int room) {
    MUCOwner answer = new MUCOwner();
    answer.setType(IQ.Type.result);
    answer.setFrom(roomJid(room));
    answer.addExtension(
        DataForm.builder(DataForm.Type.form)
            .addField(
                FormField.builder("muc#roominfo_meetingId").setValue("meeting" + room).build())
            .build());
    return answer;
  }

  /** Their endpoints are made on a bridge. */
  void invite(int room, int participants) {
    for (int i = 0; i < participants; i++) {
      send(request(room, nick(i), true));
    }
  }

  /**
   * Whether everybody's agreement is in effect by now: a request that opens them stays as it is.
   */
  boolean allAgreed(int room, int participants) {
    for (int i = 0; i < participants; i++) {
      ConferenceModifyIQ request = request(room, nick(i), false);
      send(request);
      if (request.getEndpoints().get(0).getForceMute().getAudio()) {
        return false;
      }
    }
    return true;
  }

  static String nick(int participant) {
    return "participant" + participant;
  }

  static Presence presence(int room, String nick, String statement) {
    MUCUser muc = new MUCUser();
    muc.setItem(
        new MUCItem(
            MUCAffiliation.none,
            MUCRole.participant,
            null,
            null,
            JidCreate.fromOrThrowUnchecked(nick + "@a/" + room),
            null,
            null));
    return StanzaBuilder.buildPresence()
        .from(jid(room, nick))
        .addExtension(
            StandardExtensionElement.builder("jitsi_participant_privacy_consent", "jabber:client")
                .setText(statement.replace("ROOM", roomJid(room).toString()))
                .build())
        .addExtension(muc)
        .build();
  }

  /** Wants nothing muted. */
  static ConferenceModifyIQ request(int room, String endpoint, boolean create) {
    Colibri2Endpoint.Builder change = Colibri2Endpoint.getBuilder();
    change.setId(endpoint);
    change.setCreate(create);
    change.setForceMute(false, false);
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("1");
    request.to(BRIDGE);
    request.setMeetingId("meeting" + room);
    if (create) {
      request.setConferenceName(roomJid(room).toString());
    }
    request.addEndpoint(change.build());
    ConferenceModifyIQ iq = request.build();
    iq.setType(IQ.Type.set);
    return iq;
  }

  /** As Jicofo would have made it, whatever was written into it before. */
  static void wantsNothingMuted(ConferenceModifyIQ request) {
    ForceMute mute = request.getEndpoints().get(0).getForceMute();
    mute.setAttribute(ForceMute.AUDIO_ATTR_NAME, false);
    mute.setAttribute(ForceMute.VIDEO_ATTR_NAME, false);
  }

  static EntityFullJid jid(int room, String nick) {
    return JidCreate.entityFullFrom(roomJid(room), Resourcepart.fromOrThrowUnchecked(nick));
  }

  private static EntityBareJid roomJid(int room) {
    return JidCreate.entityBareFromOrThrowUnchecked("room" + room + "@conference.a");
  }

  private void send(org.jivesoftware.smack.packet.Stanza stanza) {
    guest.sent(connection, guest.outgoing(connection, stanza), null);
  }
}

package jitsiprivacy.testbed;

import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/** What clients ask of the focus and of rooms. */
final class Requests {

  private Requests() {}

  static IQ conference(FocusAccount focus, EntityBareJid room, String machine) {
    var request = new ConferenceIq();
    request.setType(IQ.Type.set);
    request.setTo(focus.address());
    request.setRoom(room);
    request.setMachineUID(machine);
    request.addProperty("rtcstatsEnabled", "false");
    return request;
  }

  static IQ recording(EntityFullJid focus) {
    return jibri(focus, JibriIq.RecordingMode.FILE);
  }

  static IQ stream(EntityFullJid focus, String key) {
    JibriIq request = jibri(focus, JibriIq.RecordingMode.STREAM);
    request.setStreamId(key);
    return request;
  }

  private static JibriIq jibri(EntityFullJid focus, JibriIq.RecordingMode mode) {
    JibriIq request = jibri(focus, JibriIq.Action.START);
    request.setRecordingMode(mode);
    return request;
  }

  static IQ stopRecording(EntityFullJid focus, String session) {
    JibriIq request = jibri(focus, JibriIq.Action.STOP);
    request.setRecordingMode(JibriIq.RecordingMode.FILE);
    request.setSessionId(session);
    return request;
  }

  private static JibriIq jibri(EntityFullJid focus, JibriIq.Action action) {
    JibriIq request = new JibriIq();
    request.setType(IQ.Type.set);
    request.setTo(focus);
    request.setAction(action);
    return request;
  }

  static IQ transcriber(EntityFullJid focus) {
    DialIq request = DialIq.create("jitsi_meet_transcribe", "jitsi_meet_transcribe");
    request.setType(IQ.Type.set);
    request.setTo(focus);
    request.setHeader("JvbRoomName", focus.asBareJid().toString());
    return request;
  }

  static IQ unmute(EntityFullJid focus, EntityFullJid whom) {
    MuteIq request = new MuteIq();
    request.setType(IQ.Type.set);
    request.setTo(focus);
    request.setJid(whom);
    request.setMute(false);
    return request;
  }

  static IQ kick(EntityFullJid whom, String reason) {
    MUCAdmin request = new MUCAdmin();
    request.setType(IQ.Type.set);
    request.setTo(whom.asBareJid());
    request.addItem(new MUCItem(MUCRole.none, whom.getResourcepart(), reason));
    return request;
  }
}

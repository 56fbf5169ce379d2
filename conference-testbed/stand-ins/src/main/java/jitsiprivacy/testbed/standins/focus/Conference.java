package jitsiprivacy.testbed.standins.focus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jitsi.jicofo.conference.JitsiMeetConferenceImpl;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jitsimeet.AbstractMuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * One meeting, from the first request for it until the last participant has left. Has a thread of
 * its own.
 */
final class Conference implements Room.Listener {
  private static final Logger LOGGER = Logger.getLogger(Conference.class.getName());

  private final ExecutorService queue;
  private final Room room;
  private final MediaSessions sessions;
  private final Muting muting;
  private final Recording recording;
  private final JitsiMeetConferenceImpl invitations;
  private final Outbox outbox;
  private final Runnable ended;

  Conference(
      XMPPConnection connection,
      EntityBareJid jid,
      Resourcepart nickname,
      int minParticipants,
      Services bridges,
      Services jibris,
      Runnable ended) {
    queue = Executors.newSingleThreadExecutor(task -> new Thread(task, jid.toString()));
    room = new Room(connection, jid, nickname, this);
    outbox = new Outbox(connection);
    var moderation = new Moderation();
    var colibri = new Colibri(connection, jid.toString());
    sessions = new MediaSessions(this::run, room, moderation, bridges, colibri, outbox);
    muting = new Muting(room, moderation, sessions, outbox);
    recording = new Recording(connection, jibris, room, outbox);
    invitations = new JitsiMeetConferenceImpl(sessions, minParticipants);
    this.ended = ended;
  }

  void start() throws SmackException, XMPPException, InterruptedException {
    room.join();
    var properties = new ConferenceProperties();
    properties.put(ConferenceProperties.KEY_SUPPORTS_SESSION_RESTART, "true");
    room.publish(properties);
    LOGGER.info("Conference " + room.jid());
  }

  @Override
  public void memberJoined(Member member) {
    run(
        () -> {
          LOGGER.info("Joined: " + member);
          room.ensureModerator();
          invitations.onMemberJoined(member);
        });
  }

  @Override
  public void memberLeft(Member member) {
    run(
        () -> {
          LOGGER.info("Left: " + member);
          invitations.onMemberLeft(member);
          sessions.left(member);
          if (room.empty()) {
            end();
          } else {
            room.ensureModerator();
          }
        });
  }

  private void end() {
    recording.abandon();
    ended.run();
    queue.shutdown();
    try {
      room.leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SmackException | XMPPException e) {
      LOGGER.log(Level.WARNING, "Cannot leave " + room.jid(), e);
    }
  }

  void jingle(JingleIQ iq) {
    run(() -> sessions.heard(iq));
  }

  void mute(AbstractMuteIq iq) {
    run(() -> outbox.send(muting.asked(iq)));
  }

  void moderation(JsonNode report) {
    run(() -> muting.moderated(report));
  }

  void jibri(JibriIq iq) {
    run(() -> outbox.send(recording.handle(iq)));
  }

  boolean records(String sessionId) {
    return recording.is(sessionId);
  }

  void lostBridge(EntityFullJid bridge) {
    run(() -> sessions.lost(bridge));
  }

  void lostJibri(EntityFullJid jibri) {
    run(() -> recording.lost(jibri));
  }

  private void run(Runnable task) {
    if (queue.isShutdown()) {
      return;
    }
    queue.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, "In " + room.jid(), e);
          }
        });
  }
}

package jitsiprivacy.testbed.standins.focus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
 * One room's meeting, from the first request for it until the last participant has left, and a main
 * room's as long as there are breakout rooms. Has a thread of its own.
 */
final class Conference implements Room.Listener {
  private static final Logger LOGGER = Logger.getLogger(Conference.class.getName());

  /** What participants say as they leave for another room of the same meeting. */
  private static final String MOVING = "switch_room";

  private final ExecutorService queue;
  private final Room room;
  private final MediaSessions sessions;
  private final Muting muting;
  private final Recording recording;
  private final JitsiMeetConferenceImpl named;
  private final Outbox outbox;
  private final Colibri colibri;
  private final Predicate<EntityBareJid> hasBreakoutRooms;
  private final Runnable ended;
  // What happens in the room before all is known about it waits.
  private final CountDownLatch joined = new CountDownLatch(1);
  private volatile Optional<EntityBareJid> mainRoom = Optional.empty();
  private boolean over;

  Conference(
      XMPPConnection connection,
      EntityBareJid jid,
      Resourcepart nickname,
      int minParticipants,
      Services bridges,
      Services jibris,
      FocusConfig.Exports exports,
      Predicate<EntityBareJid> hasBreakoutRooms,
      Runnable ended) {
    queue = Executors.newSingleThreadExecutor(task -> new Thread(task, jid.toString()));
    room = new Room(connection, jid, nickname, this);
    outbox = new Outbox(connection);
    var moderation = new Moderation();
    colibri = new Colibri(connection, jid.toString(), exports);
    sessions = new MediaSessions(this::run, room, moderation, bridges, colibri, outbox);
    muting = new Muting(room, moderation, sessions, outbox);
    recording = new Recording(connection, jibris, room, outbox);
    named = new JitsiMeetConferenceImpl(this::join, sessions, minParticipants);
    this.hasBreakoutRooms = hasBreakoutRooms;
    this.ended = ended;
  }

  void start() throws Exception {
    named.start();
  }

  private void join() throws SmackException, XMPPException, InterruptedException {
    queue.execute(this::awaitJoined);
    try {
      RoomInfo info = room.join();
      colibri.meeting(info.meetingId());
      mainRoom = info.mainRoom();
    } finally {
      joined.countDown();
    }
    var properties = new ConferenceProperties();
    properties.put(ConferenceProperties.KEY_SUPPORTS_SESSION_RESTART, "true");
    room.publish(properties);
    LOGGER.info("Conference " + room.jid());
  }

  private void awaitJoined() {
    try {
      joined.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where this is a breakout room's. */
  Optional<EntityBareJid> mainRoom() {
    return mainRoom;
  }

  @Override
  public void memberJoined(Member member) {
    run(
        () -> {
          LOGGER.info("Joined: " + member);
          ensureModerator();
          named.onMemberJoined(member);
        });
  }

  @Override
  public void memberLeft(Member member, String status) {
    run(
        () -> {
          LOGGER.info("Left: " + member);
          named.onMemberLeft(member);
          sessions.left(member);
          if (!room.empty()) {
            ensureModerator();
          } else if (MOVING.equals(status)) {
            CompletableFuture.delayedExecutor(15, TimeUnit.SECONDS).execute(this::endIfOver);
          } else {
            endIfOver();
          }
        });
  }

  /** Who moderates a breakout room is the server's business. */
  private void ensureModerator() {
    if (mainRoom.isEmpty()) {
      room.ensureModerator();
    }
  }

  /** To be told of when a breakout room of this has ended, too. */
  void endIfOver() {
    run(
        () -> {
          if (!over && room.empty() && !hasBreakoutRooms.test(room.jid())) {
            end();
          }
        });
  }

  private void end() {
    over = true;
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

  void transcribe(boolean on) {
    run(() -> sessions.transcribe(on));
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

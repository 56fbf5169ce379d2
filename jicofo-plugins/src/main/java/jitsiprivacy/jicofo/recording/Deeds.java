package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jitsiprivacy.jicofo.consent.Asking;
import jitsiprivacy.jicofo.consent.Ejection;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.session.Effect;
import jitsiprivacy.recording.session.Message;
import jitsiprivacy.recording.session.RecordingRequest;
import jitsiprivacy.recording.session.RecordingTexts;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** Does what is decided about the recordings of a room. */
@Singleton
final class Deeds {

  private static final String NOT_RECORDED =
      "This server cannot put on record that a recording starts, so it may not. Please tell the"
          + " operator.";

  private static final String ENDED_HERE = "Nothing may be recorded here now.";

  private static final String DOES_NOT_START = "It does not start.";

  private final Rulings rulings;
  private final UnaskedWays unasked;
  private final RecordingTrail trail;
  private final SessionFacts facts;
  private final Rooms rooms;
  private final Correspondence correspondence;
  private final Asking asking;
  private final Ejection ejection;
  private final Background background;
  private final OnFault onFault;
  private final GuardHealth health;
  private final RecordingTexts texts = RecordingTexts.english("/consent withdraw");

  @Inject
  Deeds(
      Rulings rulings,
      UnaskedWays unasked,
      RecordingTrail trail,
      SessionFacts facts,
      Rooms rooms,
      Correspondence correspondence,
      Asking asking,
      Ejection ejection,
      Background background,
      OnFault onFault,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.rulings = rulings;
    this.unasked = unasked;
    this.trail = trail;
    this.facts = facts;
    this.rooms = rooms;
    this.correspondence = correspondence;
    this.asking = asking;
    this.ejection = ejection;
    this.background = background;
    this.onFault = onFault;
    this.health = health;
  }

  /** What the rules say to it now. */
  Ruling rule(AskedFor asked, Room room) {
    return rulings.of(asked, room);
  }

  /** What holds somebody back is not what it was. */
  void changed(Occupant occupant) {
    rooms.changed(occupant);
  }

  /** Runs a task at about that time. */
  void at(Instant time, Runnable task) {
    Duration left = Duration.between(Instant.now(), time);
    background.runAfter(left.isNegative() ? Duration.ZERO : left, task);
  }

  /**
   * @param next is called when the next one may be done, unless the answer is that it may at once
   */
  boolean perform(Effect effect, RoomDesk desk, Runnable next) {
    if (effect instanceof Effect.Note note && note.what() == Effect.What.ALLOWED) {
      facts.noted(note, desk.room());
      return allowed(note, desk, next);
    }
    try {
      perform(effect, desk);
    } catch (RuntimeException | LinkageError e) {
      // What comes after it, such as a stop, must not wait for ever.
      health.alert("effect", "a decision about a recording could not be put into effect: " + e, e);
    }
    return true;
  }

  private void perform(Effect effect, RoomDesk desk) {
    if (effect instanceof Effect.Note note) {
      facts.noted(note, desk.room());
      trail.happened(note, desk.room(), desk.request(note.request()));
      if (note.what() == Effect.What.STOPPED) {
        desk.forget(note.request());
      }
    } else if (effect instanceof Effect.Ask ask) {
      each(ask.occupants(), desk, asking::again);
    } else if (effect instanceof Effect.Tell tell) {
      String text = texts.text(tell.messages());
      each(tell.occupants(), desk, occupant -> correspondence.announce(occupant, text));
    } else if (effect instanceof Effect.LetThrough through) {
      desk.request(through.request())
          .filter(AskedFor::deliver)
          .ifPresent(asked -> asked.way().letThrough());
    } else if (effect instanceof Effect.Refuse refuse) {
      refuse(refuse.request(), refuse.messages(), desk);
      desk.forget(refuse.request());
    } else if (effect instanceof Effect.PutOff putOff) {
      refuse(putOff.request(), putOff.messages(), desk);
    } else if (effect instanceof Effect.JudgeAgain again) {
      desk.request(again.request()).ifPresent(desk::judge);
    } else if (effect instanceof Effect.GiveUp giveUp) {
      desk.forget(giveUp.request());
    } else if (effect instanceof Effect.Stop stop) {
      stop(stop, desk);
    } else if (effect instanceof Effect.PutOut out) {
      putOut(out, desk);
    } else if (effect instanceof Effect.PutInQuarantine quarantine) {
      facts.quarantined(quarantine, desk.room());
      health.alert(
          "quarantine",
          "a recording ended against its rule and must be looked at before anybody opens it: session "
              + quarantine.session().orElse("not known")
              + ", "
              + quarantine.reasons(),
          null);
    } else if (effect instanceof Effect.AlertNotStopped alert) {
      health.alert(
          "not-stopped",
          "a recording that has to end goes on: session " + alert.session().orElse("not known"),
          null);
    }
  }

  /** Evidence first. */
  private boolean allowed(Effect.Note note, RoomDesk desk, Runnable next) {
    Optional<AskedFor> asked = desk.request(note.request());
    if (!trail.isOn() || asked.isEmpty()) {
      return true;
    }
    boolean waits =
        trail.allowed(
            note,
            desk.room(),
            asked.get(),
            recorded -> {
              try {
                if (!recorded) {
                  notRecorded(asked.get(), desk);
                }
              } finally {
                next.run();
              }
            });
    if (!waits) {
      notRecorded(asked.get(), desk);
    }
    return !waits;
  }

  private void notRecorded(AskedFor asked, RoomDesk desk) {
    if (onFault == OnFault.DENY && asked.withdraw()) {
      answer(asked, Condition.service_unavailable, NOT_RECORDED);
      desk.hostEnded(asked.request().kind(), Optional.empty(), true);
    }
  }

  private void refuse(RecordingRequest request, List<Message> messages, RoomDesk desk) {
    desk.request(request)
        .ifPresent(asked -> answer(asked, Condition.not_allowed, texts.text(messages)));
  }

  private static void answer(AskedFor asked, Condition condition, String text) {
    if (asked.answer()) {
      asked.way().refuse(condition, text);
    }
  }

  private void stop(Effect.Stop stop, RoomDesk desk) {
    Optional<AskedFor> asked = desk.request(stop.request());
    if (asked.filter(AskedFor::withdraw).isPresent()) {
      answer(asked.get(), Condition.not_allowed, DOES_NOT_START);
      desk.hostEnded(stop.request().kind(), Optional.empty(), false);
      return;
    }
    asked.ifPresentOrElse(
        known -> known.way().stop(stop.session()), () -> unasked.stop(stop, desk.room()));
  }

  private void putOut(Effect.PutOut out, RoomDesk desk) {
    health.alert(
        "put-out",
        "a Jibri was put out of a room: what it recorded was not let through, or has ended",
        null);
    each(out.recorders(), desk, jibri -> ejection.putOut(jibri, ENDED_HERE));
  }

  private static void each(Set<String> nicks, RoomDesk desk, Consumer<Occupant> deed) {
    nicks.forEach(nick -> desk.room().occupant(nick).ifPresent(deed));
  }
}

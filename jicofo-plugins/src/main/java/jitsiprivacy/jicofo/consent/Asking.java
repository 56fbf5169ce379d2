package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.consent.chat.ChatLines;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.SilenceOptions;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Background;

/** Asks participants, reminds those who do not answer, and has them leave if so configured. */
@Singleton
public final class Asking {

  /** From being asked to leave until being put out. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Rooms rooms;
  private final Correspondence correspondence;
  private final Ejection ejection;
  private final Background background;
  private final SilenceOptions silence;
  private final Duration chatAfter;

  @Inject
  Asking(
      Rooms rooms,
      Correspondence correspondence,
      Ejection ejection,
      Background background,
      ConsentGateOptions options) {
    this.rooms = rooms;
    this.correspondence = correspondence;
    this.ejection = ejection;
    this.background = background;
    this.silence = options.silence();
    this.chatAfter = options.chat().after();
  }

  /** It has arrived, or there is something new to ask. */
  public void begin(Occupant occupant) {
    long began = System.nanoTime();
    occupant.askedAt(began);
    occupant.leavesAt(silence.leaveAfter().map(after -> began + after.toNanos()));
    if (occupant.consent().ask()) {
      correspondence.tellState(occupant);
      background.runAfter(chatAfter, () -> askInChat(occupant, began));
      later(occupant, began, silence.remindAfter());
    }
  }

  /** Its client said just now that it has a dialog. */
  public void dialogIsThere(Occupant occupant) {
    correspondence.tellState(occupant);
  }

  /** It has not agreed to something that is about to happen. */
  public void again(Occupant occupant) {
    if (!occupant.isReceived()) {
      return;
    }
    if (occupant.hasDialog()) {
      dialogIsThere(occupant);
    } else {
      correspondence.tellNotice(occupant);
    }
  }

  private void askInChat(Occupant occupant, long began) {
    if (isThere(occupant)
        && occupant.askedAt() == began
        && !occupant.hasDialog()
        && occupant.consent().isUnanswered()) {
      correspondence.tellNotice(occupant);
    }
  }

  private void later(Occupant occupant, long began, Duration wait) {
    background.runAfter(wait, () -> remind(occupant, began));
  }

  private void remind(Occupant occupant, long began) {
    if (!isThere(occupant) || occupant.askedAt() != began || !occupant.consent().isUnanswered()) {
      return;
    }
    Optional<Duration> left = leaveIn(began);
    if (left.filter(time -> time.isZero() || time.isNegative()).isPresent()) {
      occupant.leavesAt(Optional.of(System.nanoTime() + GRACE.toNanos()));
      correspondence.tellState(occupant);
      correspondence.say(occupant, ChatLines::leave);
      background.runAfter(GRACE, () -> putOut(occupant, began));
      return;
    }
    if (occupant.hasDialog()) {
      correspondence.tellState(occupant);
    } else {
      correspondence.say(occupant, lines -> lines.reminder(left));
    }
    Duration next = silence.remindAfter();
    later(occupant, began, left.filter(time -> time.compareTo(next) < 0).orElse(next));
  }

  private void putOut(Occupant occupant, long began) {
    if (isThere(occupant) && occupant.askedAt() == began && occupant.consent().isUnanswered()) {
      ejection.putOut(occupant, "There was no answer about consent.");
    }
  }

  private Optional<Duration> leaveIn(long began) {
    return silence
        .leaveAfter()
        .map(after -> after.minusNanos(System.nanoTime() - began))
        .map(left -> left.plusNanos(TimeUnit.MILLISECONDS.toNanos(1))); // Clocks are not exact.
  }

  private boolean isThere(Occupant occupant) {
    return rooms.occupant(occupant.jid()).filter(present -> present == occupant).isPresent();
  }
}

package jitsiprivacy.jicofo.recording;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import jitsiprivacy.recording.policy.RecordingKind;

/** The settings of one room, and what Jicofo knows of them. Thread-safe. */
final class RoomSettings {

  private HandedMetadata last;
  private String handed = "";
  private final Set<RecordingKind> wanted = EnumSet.noneOf(RecordingKind.class);
  private final Set<RecordingKind> asked = EnumSet.noneOf(RecordingKind.class);

  /**
   * They are not what they were.
   *
   * @param now what is to be exported
   * @return what was to be and is not any more
   */
  synchronized Set<RecordingKind> are(HandedMetadata metadata, Set<RecordingKind> now) {
    last = metadata;
    handed = "";
    Set<RecordingKind> dropped = EnumSet.copyOf(wanted);
    dropped.removeAll(now);
    wanted.clear();
    wanted.addAll(now);
    asked.retainAll(now);
    return dropped;
  }

  /** It could not be asked for. */
  synchronized void isNotAsked(RecordingKind kind) {
    asked.remove(kind);
  }

  /** What was not asked for since it is wanted; from now on it has been. */
  synchronized Set<RecordingKind> toAsk() {
    Set<RecordingKind> toAsk = EnumSet.copyOf(wanted);
    toAsk.removeAll(asked);
    asked.addAll(toAsk);
    return toAsk;
  }

  /** Tells Jicofo what may be, where it does not know that already. */
  synchronized void hand(Predicate<RecordingKind> mayBe) throws IOException {
    if (last == null) {
      return; // They are just being read.
    }
    Set<RecordingKind> not = EnumSet.noneOf(RecordingKind.class);
    last.wanted().stream().filter(mayBe.negate()).forEach(not::add);
    String json = last.without(not);
    if (!json.equals(handed)) {
      handed = json;
      last.hand(json);
    }
  }
}

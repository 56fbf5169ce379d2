package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.recording.policy.RecordingPolicy;
import jitsiprivacy.recording.policy.Ruling;

/** What the rules say, as things are at the moment. */
@Singleton
final class Rulings {

  private volatile RecordingPolicy policy;
  private final Questions questions;

  @Inject
  Rulings(RecordingGuardOptions options, Questions questions) {
    this.policy = options.policy();
    this.questions = questions;
  }

  /** The rules were read again. */
  void goBy(RecordingPolicy now) {
    policy = now;
  }

  Ruling of(Way way, Room room) {
    return policy.decide(questions.of(way, room));
  }

  /** Which rules came nearest to it, with what they missed. */
  List<String> missed(Way way, Room room) {
    return policy.explain(questions.of(way, room)).facts();
  }
}

package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.recording.policy.RecordingPolicy;
import jitsiprivacy.recording.policy.RecordingQuestion;
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

  /** The same, about what was asked for: with thousands of rules, to explain it takes long. */
  Ruling of(AskedFor asked, Room room) {
    RecordingPolicy rules = policy;
    RecordingQuestion question = questions.of(asked.way(), room);
    Ruling ruling = rules.decide(question);
    if (ruling.decidedBy().isEmpty()) {
      asked.missed(() -> rules.explain(question).facts());
    }
    return ruling;
  }
}

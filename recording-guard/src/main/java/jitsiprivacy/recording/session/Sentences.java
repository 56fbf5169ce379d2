package jitsiprivacy.recording.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Ruling;

/** What is said on which occasion. */
final class Sentences {

  private Sentences() {}

  static List<Message> of(Phrase phrase) {
    return List.of(Message.of(phrase));
  }

  static List<Message> of(Phrase phrase, RecordingKind kind) {
    return List.of(Message.of(phrase, "kind", word(kind)));
  }

  static List<Message> refused(Ruling.Refused ruling) {
    return switch (ruling.cause()) {
      case RULE ->
          ruling
              .text()
              .map(text -> List.of(Message.of(Phrase.OPERATOR_SAYS, "text", text)))
              .orElse(of(Phrase.NO_RULE));
      case NO_RULE -> of(Phrase.NO_RULE);
      case DESTINATION_UNREADABLE -> of(Phrase.DESTINATION_UNREADABLE);
    };
  }

  static List<Message> missing(int missing, int present) {
    Message how =
        missing == 1
            ? Message.of(Phrase.ONE_MISSING, "present", present)
            : new Message(
                Phrase.SOME_MISSING,
                Map.of("missing", Integer.toString(missing), "present", Integer.toString(present)));
    return List.of(how, Message.of(Phrase.HAVE_BEEN_ASKED));
  }

  static List<Message> missing(int missing, int present, Duration startsWithin) {
    List<Message> messages = new ArrayList<>(missing(missing, present));
    long minutes = Math.max(1, startsWithin.plusSeconds(59).toMinutes());
    messages.add(Message.of(Phrase.STARTS_BY_ITSELF, "minutes", minutes));
    return messages;
  }

  /** Before it starts. */
  static List<Message> announced(Recording recording, String announcement) {
    List<Message> messages = new ArrayList<>();
    byName(Phrase.ANNOUNCED, recording.request()).ifPresent(messages::add);
    messages.add(Message.of(Phrase.OPERATOR_SAYS, "text", announcement));
    return messages;
  }

  /** By whom, what for, and how to withdraw. */
  static List<Message> runs(Recording recording) {
    RecordingRequest request = recording.request();
    List<Message> messages = new ArrayList<>();
    messages.add(
        byName(Phrase.RUNNING, request)
            .orElse(Message.of(Phrase.SOMEBODY_STARTED, "kind", word(request.kind()))));
    request
        .reason()
        .ifPresent(reason -> messages.add(Message.of(Phrase.PURPOSE, "reason", reason)));
    messages.add(
        recording
            .requirements()
            .basis()
            .map(basis -> Message.of(Phrase.BASIS, "basis", basis))
            .orElse(Message.of(Phrase.WITHDRAW)));
    return messages;
  }

  /** Why it ended, for who asked for it; empty where that is plain. */
  static List<Message> ended(EndReason reason, RecordingKind kind) {
    return switch (reason) {
      case ASKED, HOST, INITIATOR_LEFT -> List.of();
      case FAILED -> of(Phrase.END_FAILED, kind);
      case NOT_STARTED -> of(Phrase.END_NOT_STARTED, kind);
      case ENCRYPTED -> of(Phrase.END_ENCRYPTED, kind);
      case MAXIMUM -> of(Phrase.END_MAXIMUM, kind);
      case POLICY_CHANGED -> of(Phrase.END_POLICY_CHANGED, kind);
      case LATE_JOINER -> of(Phrase.END_LATE_JOINER, kind);
      case WITHDRAWN -> of(Phrase.END_WITHDRAWN, kind);
      case UNEXPECTED -> of(Phrase.END_UNEXPECTED, kind);
      case UNCERTAIN -> of(Phrase.END_UNCERTAIN, kind);
      case NOT_IN_TIME -> of(Phrase.END_NOT_IN_TIME, kind);
    };
  }

  private static Optional<Message> byName(Phrase phrase, RecordingRequest request) {
    return request
        .initiatorName()
        .map(name -> new Message(phrase, Map.of("initiator", name, "kind", word(request.kind()))));
  }

  static String word(RecordingKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

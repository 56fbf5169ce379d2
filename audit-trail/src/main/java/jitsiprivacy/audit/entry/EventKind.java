package jitsiprivacy.audit.entry;

import java.util.Arrays;
import java.util.Optional;

/** What may have happened. For each there is a schema in docs/audit/events. */
public enum EventKind {
  CONSENT_ASKED("consent.asked"),
  CONSENT_GRANTED("consent.granted"),
  CONSENT_REFUSED("consent.refused"),
  CONSENT_WITHDRAWN("consent.withdrawn"),
  CONSENT_EXPIRED("consent.expired"),
  RECORDING_ALLOWED("recording.allowed"),
  RECORDING_REFUSED("recording.refused"),
  RECORDING_STARTED("recording.started"),
  RECORDING_STOPPED("recording.stopped"),
  RECORDING_SEALED("recording.sealed"),
  RECORDING_OPENED("recording.opened"),
  RECORDING_RELEASED("recording.released"),
  RECORDING_RESEALED("recording.resealed"),
  RECORDING_DESTROYED("recording.destroyed"),
  EXPORT_ALLOWED("export.allowed"),
  EXPORT_REFUSED("export.refused"),
  /** The first entry of every log; the archive writes it. */
  LOG_OPENED("log.opened"),
  /** The last entry of a log that is complete; the archive writes it. */
  LOG_SEALED("log.sealed"),
  KEY_DESTROYED("key.destroyed"),
  /** The archive writes it, before it erases. */
  PAYLOAD_ERASED("payload.erased"),
  PURGE_RUN("purge.run"),
  PURGE_UNDONE("purge.undone"),
  HOLD_SET("hold.set"),
  /** Somebody asks to lift it, and somebody else has to approve. */
  HOLD_LIFTING("hold.lifting"),
  HOLD_LIFTED("hold.lifted"),
  /** A data subject asks for something. */
  REQUEST_RECEIVED("request.received"),
  /** There are two months more to answer it. */
  REQUEST_EXTENDED("request.extended"),
  REQUEST_CLOSED("request.closed"),
  SUBJECT_EXPORTED("subject.exported"),
  SUBJECT_ERASED("subject.erased"),
  PSEUDONYM_REVEALED("pseudonym.revealed"),
  CONFIG_CHANGED("config.changed"),
  GUARD_CLOSED("guard.closed"),
  GUARD_REOPENED("guard.reopened");

  private final String id;

  EventKind(String id) {
    this.id = id;
  }

  /** As it stands in an entry. */
  public String id() {
    return id;
  }

  /** Empty when this version knows none of that name. */
  public static Optional<EventKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return id;
  }
}

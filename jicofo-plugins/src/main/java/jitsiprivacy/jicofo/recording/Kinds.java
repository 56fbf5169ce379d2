package jitsiprivacy.jicofo.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.recording.policy.RecordingKind;
import org.jitsi.xmpp.extensions.jibri.JibriIq;

/** What is recorded, in the words of Jibri, of consent and of the audit trail. */
final class Kinds {

  private Kinds() {}

  /** Of a request. */
  static RecordingKind of(JibriIq iq) {
    if (iq.getSipAddress() != null && !iq.getSipAddress().isBlank()) {
      return RecordingKind.SIP;
    }
    return of(iq.getRecordingMode());
  }

  static RecordingKind of(JibriIq.RecordingMode mode) {
    return mode == JibriIq.RecordingMode.STREAM ? RecordingKind.LIVE_STREAM : RecordingKind.FILE;
  }

  /** What a Jibri in the room says that it does; empty where it does not say, or nothing known. */
  static Optional<RecordingKind> ofMode(Optional<String> said) {
    return said.map(mode -> mode.toLowerCase(Locale.ROOT))
        .map(
            mode ->
                switch (mode) {
                  case "file" -> RecordingKind.FILE;
                  case "stream" -> RecordingKind.LIVE_STREAM;
                  default -> null;
                });
  }

  /** Of an export, by what the request to the bridge says that it is for. */
  static RecordingKind ofExport(String what) {
    return switch (what) {
      case "transcriber" -> RecordingKind.TRANSCRIPTION;
      case "translator" -> RecordingKind.TRANSLATION;
      default -> RecordingKind.MULTITRACK_EXPORT;
    };
  }

  /** All that somebody agreed to. */
  static Set<RecordingKind> agreed(Occupant occupant, Admittance admittance) {
    return Arrays.stream(RecordingKind.values())
        .filter(kind -> admittance.hasAgreed(occupant, purpose(kind)))
        .collect(Collectors.toSet());
  }

  /** All that somebody took back. */
  static Set<RecordingKind> withdrawn(Occupant occupant, Admittance admittance) {
    return Arrays.stream(RecordingKind.values())
        .filter(kind -> admittance.hasWithdrawn(occupant, purpose(kind)))
        .collect(Collectors.toSet());
  }

  /** In the audit trail. */
  static String mode(RecordingKind kind) {
    return kind == RecordingKind.LIVE_STREAM
        ? "stream"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What has to be agreed to. */
  static Purpose purpose(RecordingKind kind) {
    return switch (kind) {
      case FILE, SIP, MULTITRACK_EXPORT -> Purpose.RECORDING;
      case LIVE_STREAM -> Purpose.LIVESTREAM;
      case TRANSCRIPTION, TRANSLATION -> Purpose.TRANSCRIPTION;
    };
  }
}

package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.session.Effect;

/** Stops what runs though nobody asked us for it. No export does: none leaves unasked. */
@Singleton
final class UnaskedWays {

  private final JibriStops jibris;
  private final Transcribers transcribers;

  @Inject
  UnaskedWays(JibriStops jibris, Transcribers transcribers) {
    this.jibris = jibris;
    this.transcribers = transcribers;
  }

  void stop(Effect.Stop stop, Room room) {
    switch (stop.request().kind()) {
      case FILE, LIVE_STREAM, SIP ->
          jibris.stop(
              room,
              stop.request().kind(),
              stop.session(),
              stop.request().initiator(),
              Optional.empty());
      case TRANSCRIPTION -> transcribers.putOut(room);
      case TRANSLATION, MULTITRACK_EXPORT -> {}
    }
  }
}

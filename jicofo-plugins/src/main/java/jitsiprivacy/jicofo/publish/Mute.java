package jitsiprivacy.jicofo.publish;

import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;

/** Which media of an endpoint the bridge drops. */
record Mute(boolean audio, boolean video) {

  static final Mute NOTHING = new Mute(false, false);
  static final Mute EVERYTHING = new Mute(true, true);

  static Mute of(ForceMute element) {
    return new Mute(element.getAudio(), element.getVideo());
  }

  /** Writes it into an endpoint that is about to be sent. */
  void into(Colibri2Endpoint endpoint) {
    ForceMute present = endpoint.getForceMute();
    if (present == null) {
      endpoint.addChildExtension(new ForceMute(audio, video));
    } else {
      present.setAttribute(ForceMute.AUDIO_ATTR_NAME, audio);
      present.setAttribute(ForceMute.VIDEO_ATTR_NAME, video);
    }
  }
}

package jitsiprivacy.testbed;

import org.jitsi.xmpp.extensions.jitsimeet.AbstractMuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;

/**
 * What a participant was asked to mute. A stock client does so where it is the focus that asks, and
 * never unmutes when asked to.
 *
 * @param audio whether it is the microphone, else the camera
 * @param fromFocus whether it came from the focus of its room
 */
public record MuteRequest(boolean audio, boolean mute, boolean fromFocus) {

  static MuteRequest of(AbstractMuteIq request, boolean fromFocus) {
    return new MuteRequest(
        request instanceof MuteIq, Boolean.TRUE.equals(request.getMute()), fromFocus);
  }

  boolean obeyed() {
    return fromFocus && mute;
  }
}

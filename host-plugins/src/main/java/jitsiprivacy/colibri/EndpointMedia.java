package jitsiprivacy.colibri;

import java.util.EnumSet;
import java.util.Set;
import jitsiprivacy.recording.grant.Medium;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;

/** What a request to a bridge says about forwarding what an endpoint sends. */
public final class EndpointMedia {

  private EndpointMedia() {}

  /** What is forwarded because of it; none where the request leaves that as it is. */
  public static Set<Medium> opened(Colibri2Endpoint endpoint) {
    Set<Medium> opened = EnumSet.noneOf(Medium.class);
    ForceMute mute = endpoint.getForceMute();
    if (endpoint.getExpire() || (mute == null && !endpoint.getCreate())) {
      return opened;
    }
    if (mute == null || !mute.getAudio()) {
      opened.add(Medium.AUDIO);
    }
    if (mute == null || !mute.getVideo()) {
      opened.add(Medium.VIDEO);
    }
    return opened;
  }

  /** Makes it say that nothing is. */
  public static void close(Colibri2Endpoint endpoint) {
    ForceMute mute = endpoint.getForceMute();
    if (mute == null) {
      endpoint.addChildExtension(new ForceMute(true, true));
    } else {
      mute.setAttribute(ForceMute.AUDIO_ATTR_NAME, true);
      mute.setAttribute(ForceMute.VIDEO_ATTR_NAME, true);
    }
  }
}

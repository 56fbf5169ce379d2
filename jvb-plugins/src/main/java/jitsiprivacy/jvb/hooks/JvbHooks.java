package jitsiprivacy.jvb.hooks;

import java.util.List;
import jitsiprivacy.spi.NamedHook;

/** All hooks into the videobridge's classes by name. */
public final class JvbHooks {

  /**
   * Where a colibri2 request over HTTP is handled; those over XMPP go another way. Without a result
   * the HTTP side answers with an error of its own.
   */
  public static final NamedHook COLIBRI_REST =
      new NamedHook(
          "colibri-rest",
          "org.jitsi.videobridge.Videobridge",
          "handleConferenceModifyIq",
          List.of(
              "(Lorg/jitsi/xmpp/extensions/colibri2/ConferenceModifyIQ;)"
                  + "Lorg/jivesoftware/smack/packet/IQ;"));

  /**
   * Where the capture of packets begins: of an endpoint, of a relay, of a data channel, by request
   * or from the start.
   */
  public static final NamedHook CAPTURE =
      new NamedHook(
          "packet-capture",
          "org.jitsi.nlj.transform.node.ToggleablePcapWriter",
          "enable",
          List.of("()V"));

  private JvbHooks() {}
}

package testbed.standin;

import org.jitsi.xmpp.extensions.AbstractPacketExtension;
import org.jitsi.xmpp.extensions.DefaultPacketExtensionProvider;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.extensions.colibri2.IqProviderUtils;
import org.jitsi.xmpp.extensions.health.HealthStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriBusyStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIqProvider;
import org.jitsi.xmpp.extensions.jibri.JibriStatusPacketExt;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.JingleIQProvider;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIqProvider;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIqProvider;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.provider.ProviderManager;

/** Tells Smack how to read the stanzas of a conference. */
final class Providers {

  private Providers() {}

  static void register() {
    // Smack registers its own providers when it is first touched; ours must come after.
    Smack.ensureInitialized();
    IqProviderUtils.registerProviders();
    ProviderManager.addIQProvider(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, new JingleIQProvider());
    ProviderManager.addIQProvider(
        ConferenceIq.ELEMENT, ConferenceIq.NAMESPACE, new ConferenceIqProvider());
    ProviderManager.addIQProvider(JibriIq.ELEMENT, JibriIq.NAMESPACE, new JibriIqProvider());
    ProviderManager.addIQProvider(MuteIq.ELEMENT, MuteIq.NAMESPACE, new MuteIqProvider());
    extension(
        BridgeSessionPacketExtension.ELEMENT,
        BridgeSessionPacketExtension.NAMESPACE,
        BridgeSessionPacketExtension.class);
    extension(
        ColibriStatsExtension.ELEMENT,
        ColibriStatsExtension.NAMESPACE,
        ColibriStatsExtension.class);
    extension(
        ColibriStatsExtension.Stat.ELEMENT,
        ColibriStatsExtension.NAMESPACE,
        ColibriStatsExtension.Stat.class);
    JibriStatusPacketExt.registerExtensionProvider();
    JibriBusyStatusPacketExt.registerExtensionProvider();
    HealthStatusPacketExt.registerExtensionProvider();
  }

  private static <T extends AbstractPacketExtension> void extension(
      String element, String namespace, Class<T> type) {
    ProviderManager.addExtensionProvider(
        element, namespace, new DefaultPacketExtensionProvider<>(type));
  }
}

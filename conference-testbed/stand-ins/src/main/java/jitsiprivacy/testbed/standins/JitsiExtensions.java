package jitsiprivacy.testbed.standins;

import org.jitsi.xmpp.extensions.DefaultPacketExtensionProvider;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.extensions.colibri2.IqProviderUtils;
import org.jitsi.xmpp.extensions.health.HealthStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriBusyStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriIqProvider;
import org.jitsi.xmpp.extensions.jibri.JibriStatusPacketExt;
import org.jitsi.xmpp.extensions.jibri.RecordingStatus;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.JingleIQProvider;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIqProvider;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jitsi.xmpp.extensions.jitsimeet.FeatureExtension;
import org.jitsi.xmpp.extensions.jitsimeet.FeaturesExtension;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.rayo.RayoIqProvider;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;

/** Makes Smack parse Jitsi's part of the protocol into Jitsi's classes. */
public final class JitsiExtensions {

  private JitsiExtensions() {}

  /** Registers with Smack, whose providers are global. Doing so again does no harm. */
  @SuppressWarnings("ReturnValueIgnored") // its constructor is what registers it
  public static void register() {
    new ConferenceIqProvider();
    IqProviderUtils.registerProviders();
    new RayoIqProvider().registerRayoIQs();
    org.jitsi.xmpp.Smack.INSTANCE.registerMuteIqProviders();
    ProviderManager.addIQProvider(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, new JingleIQProvider());
    ProviderManager.addIQProvider(JibriIq.ELEMENT, JibriIq.NAMESPACE, new JibriIqProvider());
    JibriStatusPacketExt.registerExtensionProvider();
    JibriBusyStatusPacketExt.registerExtensionProvider();
    HealthStatusPacketExt.registerExtensionProvider();
    register(RecordingStatus.ELEMENT, RecordingStatus.NAMESPACE, RecordingStatus.class);
    register(
        ColibriStatsExtension.ELEMENT,
        ColibriStatsExtension.NAMESPACE,
        ColibriStatsExtension.class);
    register(
        ColibriStatsExtension.Stat.ELEMENT,
        ColibriStatsExtension.NAMESPACE,
        ColibriStatsExtension.Stat.class);
    register(
        BridgeSessionPacketExtension.ELEMENT,
        BridgeSessionPacketExtension.NAMESPACE,
        BridgeSessionPacketExtension.class);
    register(
        ConferenceProperties.ELEMENT, ConferenceProperties.NAMESPACE, ConferenceProperties.class);
    register(
        ConferenceProperties.ConferenceProperty.ELEMENT,
        ConferenceProperties.NAMESPACE,
        ConferenceProperties.ConferenceProperty.class);
    register(FeaturesExtension.ELEMENT, FeaturesExtension.NAMESPACE, FeaturesExtension.class);
    register(FeatureExtension.ELEMENT, FeatureExtension.NAMESPACE, FeatureExtension.class);
    register(
        JsonMessageExtension.ELEMENT, JsonMessageExtension.NAMESPACE, JsonMessageExtension.class);
  }

  private static <E extends org.jitsi.xmpp.extensions.AbstractPacketExtension> void register(
      String element, String namespace, Class<E> type) {
    ExtensionElementProvider<? extends ExtensionElement> provider =
        new DefaultPacketExtensionProvider<>(type);
    ProviderManager.addExtensionProvider(element, namespace, provider);
  }
}

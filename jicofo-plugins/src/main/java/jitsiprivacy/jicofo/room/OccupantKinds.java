package jitsiprivacy.jicofo.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import jitsiprivacy.jicofo.JicofoSettings;
import org.jitsi.xmpp.extensions.jitsimeet.FeaturesExtension;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.Jid;

/**
 * Tells a Jibri, Jigasi or transcriber by the test that Jicofo uses: it says so, and the account
 * behind it is of a trusted domain. Saying so alone makes nobody one.
 */
@Singleton
final class OccupantKinds {

  private static final String PROTOCOL = "http://jitsi.org/protocol/";

  private final Set<String> trustedDomains;

  @Inject
  OccupantKinds(JicofoSettings settings) {
    this.trustedDomains = settings.trustedDomains();
  }

  OccupantKind of(Presence presence, Jid realJid) {
    FeaturesExtension features = presence.getExtension(FeaturesExtension.class);
    if (realJid == null || !trustedDomains.contains(realJid.getDomain().toString())) {
      return OccupantKind.PARTICIPANT;
    }
    if (features == null) {
      return OccupantKind.BOT;
    }
    if (says(features, "jibri")) {
      return OccupantKind.JIBRI;
    }
    if (says(features, "transcriber")) {
      return OccupantKind.TRANSCRIBER;
    }
    return says(features, "jigasi") ? OccupantKind.JIGASI : OccupantKind.BOT;
  }

  private static boolean says(FeaturesExtension features, String what) {
    return features.getFeatureExtensions().stream()
        .anyMatch(feature -> (PROTOCOL + what).equals(feature.getVar()));
  }
}

package jitsiprivacy.jvb.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.colibri.GrantStanzas.Asks;
import jitsiprivacy.jvb.BridgeGuardOptions;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;

/** Sees where this bridge goes by which address, and says there what it asks for. */
@Singleton
public final class OwnPresence implements StanzaInterceptor<Presence> {

  /** As many as rooms it is configured to be in. */
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();

  private final Asks asks;

  @Inject
  OwnPresence(BridgeGuardOptions options) {
    this.asks = options.requireFocusGuard() ? Asks.EXPORT_AND_PUBLISH : Asks.EXPORT;
  }

  @Override
  public Verdict intercept(Presence presence, HostConnection connection) {
    EntityFullJid to =
        presence.getTo() == null ? null : presence.getTo().asEntityFullJidIfPossible();
    if (to != null && presence.isAvailable()) {
      addresses.add(to.toString());
      GrantStanzas.announce(presence, asks);
    }
    return Verdict.pass();
  }

  /** Under which a focus may have granted something. */
  Set<String> addresses() {
    return addresses;
  }
}

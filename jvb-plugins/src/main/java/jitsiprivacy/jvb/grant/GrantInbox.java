package jitsiprivacy.jvb.grant;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.recording.grant.GrantException;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.Message;

/** Takes grants in. Who sent one does not matter: who signed it does. */
@Singleton
public final class GrantInbox implements StanzaInterceptor<Message> {

  private static final String ALERT = "grant";

  private final Grants grants;
  private final GuardHealth health;

  @Inject
  GrantInbox(Grants grants, @Named(BridgeGuardModule.ID) GuardHealth health) {
    this.grants = grants;
    this.health = health;
  }

  @Override
  public Verdict intercept(Message message, HostConnection connection) {
    try {
      grants.take(GrantStanzas.grant(message).orElse(""));
      health.recovered(ALERT);
    } catch (GrantException e) {
      health.alert(
          ALERT, "a grant from " + message.getFrom() + " does not count: " + e.getMessage(), null);
    }
    return Verdict.pass(); // The host has no ear for it.
  }
}

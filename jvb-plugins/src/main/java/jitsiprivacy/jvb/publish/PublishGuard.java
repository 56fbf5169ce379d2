package jitsiprivacy.jvb.publish;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;
import jitsiprivacy.colibri.EndpointMedia;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.jvb.BridgeGuardOptions;
import jitsiprivacy.jvb.grant.Grants;
import jitsiprivacy.recording.grant.Medium;
import jitsiprivacy.recording.grant.PublishPermission;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;

/**
 * Where {@code require-focus-guard} is on, makes a request say that an endpoint is force-muted
 * unless a focus has vouched for what the request would open.
 */
@Singleton
public final class PublishGuard implements StanzaInterceptor<ConferenceModifyIQ> {

  private final boolean required;
  private final Grants grants;
  private final GuardHealth health;

  @Inject
  PublishGuard(
      BridgeGuardOptions options, Grants grants, @Named(BridgeGuardModule.ID) GuardHealth health) {
    this.required = options.requireFocusGuard();
    this.grants = grants;
    this.health = health;
  }

  @Override
  public Verdict intercept(ConferenceModifyIQ request, HostConnection connection) {
    if (!required) {
      return Verdict.pass();
    }
    boolean changed = false;
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      Set<Medium> opened = EndpointMedia.opened(endpoint);
      if (!opened.isEmpty()
          && !grants.use(request.getMeetingId(), new PublishPermission(endpoint.getId(), opened))) {
        EndpointMedia.close(endpoint);
        changed = true;
      }
    }
    if (!changed) {
      return Verdict.pass();
    }
    health.alert(
        "not-vouched-for",
        request.getFrom()
            + " wanted somebody heard or seen whom no guarded focus has vouched for; they are muted",
        null);
    return Verdict.replace(request);
  }
}

package jitsiprivacy.jvb.doors;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import jitsiprivacy.colibri.EndpointMedia;
import jitsiprivacy.colibri.RequestedExport;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.jvb.BridgeGuardOptions;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HookHandler;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;

/** Colibri2 over HTTP, where there are no grants: it exports nothing and vouches for nobody. */
@Singleton
public final class RestGuard implements HookHandler {

  private final boolean vouching;
  private final JvbSettings settings;
  private final GuardHealth health;

  @Inject
  RestGuard(
      BridgeGuardOptions options,
      JvbSettings settings,
      @Named(BridgeGuardModule.ID) GuardHealth health) {
    this.vouching = options.requireFocusGuard();
    this.settings = settings;
    this.health = health;
  }

  @Override
  public boolean enter(Object bridge, Object[] arguments) {
    ConferenceModifyIQ request = (ConferenceModifyIQ) arguments[0];
    List<RequestedExport> exports = RequestedExport.in(request);
    if (!exports.isEmpty()) {
      health.alert(
          "export",
          exports.stream().map(RequestedExport::toString).collect(Collectors.joining(", "))
              + " was refused: it was asked for over HTTP",
          null);
      return false;
    }
    if (vouching) {
      for (Colibri2Endpoint endpoint : request.getEndpoints()) {
        if (!EndpointMedia.opened(endpoint).isEmpty()) {
          EndpointMedia.close(endpoint);
        }
      }
    }
    return true;
  }

  @Override
  public void attached(String problem) {
    if (problem != null && settings.hasColibriRest()) {
      health.hole(
          "colibri-rest",
          "videobridge.apis.rest.enabled: whoever reaches it can have media sent anywhere, since this"
              + " bridge's requests over HTTP cannot be checked ("
              + problem
              + ")");
    }
  }
}

package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jitsiprivacy.colibri.EndpointMedia;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.colibri.GrantStanzas.Asks;
import jitsiprivacy.jicofo.publish.BeforeRequest;
import jitsiprivacy.jicofo.recording.RecordingGuardModule;
import jitsiprivacy.recording.grant.FocusKeyFile;
import jitsiprivacy.recording.grant.GrantSigner;
import jitsiprivacy.recording.grant.Medium;
import jitsiprivacy.recording.grant.Permission;
import jitsiprivacy.recording.grant.PublishPermission;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StateDirectory;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;

/** Sends grants to the bridges that ask for them, ahead of the requests they are for. */
@Singleton
public final class Granting implements BeforeRequest {

  private final BridgeRoom bridges;
  private final CompletableFuture<Optional<GrantSigner>> signer;

  @Inject
  Granting(
      BridgeRoom bridges,
      StateDirectory state,
      Background background,
      @Named(RecordingGuardModule.ID) GuardHealth health) {
    this.bridges = bridges;
    // The host need not wait for it: a bridge is told something a while after the start.
    this.signer = CompletableFuture.supplyAsync(() -> signer(state, health), background::run);
  }

  private static Optional<GrantSigner> signer(StateDirectory state, GuardHealth health) {
    try {
      return Optional.of(new FocusKeyFile(state.path()).signer(Clock.systemUTC()));
    } catch (IOException e) {
      health.alert(
          "focus-key",
          "there is no key to grant with, so bridges with a guard refuse what they ask a grant for: "
              + e,
          e);
      return Optional.empty();
    }
  }

  /** An export that is allowed, of a request that is about to leave. */
  void export(Permission export, ConferenceModifyIQ request, HostConnection connection) {
    if (bridges.asks(request.getTo()).isPresent()) {
      send(export, request, connection);
    }
  }

  /** Vouches for the endpoints that a request opens. */
  @Override
  public void leaves(ConferenceModifyIQ request, HostConnection connection) {
    if (bridges.asks(request.getTo()).filter(Asks.EXPORT_AND_PUBLISH::equals).isEmpty()) {
      return;
    }
    for (Colibri2Endpoint endpoint : request.getEndpoints()) {
      Set<Medium> opened = EndpointMedia.opened(endpoint);
      if (!opened.isEmpty()) {
        send(new PublishPermission(endpoint.getId(), opened), request, connection);
      }
    }
  }

  private void send(Permission permission, ConferenceModifyIQ request, HostConnection connection) {
    String bridge = request.getTo().toString();
    signer
        .join()
        .ifPresent(
            key ->
                connection.sendAhead(
                    GrantStanzas.message(
                        request.getTo(), key.sign(request.getMeetingId(), bridge, permission))));
  }
}

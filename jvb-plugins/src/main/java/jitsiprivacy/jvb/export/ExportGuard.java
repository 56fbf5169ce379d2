package jitsiprivacy.jvb.export;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import jitsiprivacy.colibri.RequestedExport;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.jvb.grant.Grants;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/**
 * Lets an export begin or change only with a grant. What is not granted is taken out of a request
 * of the focus that made the conference, since Jicofo takes an error for the end of the bridge and
 * invites everybody anew. Anybody else gets one.
 */
@Singleton
public final class ExportGuard implements StanzaInterceptor<ConferenceModifyIQ> {

  private static final String REFUSED =
      "This bridge sends media out of a conference only with a grant of the focus's privacy guard,"
          + " and there is none for this.";

  private final Grants grants;
  private final ConferenceFocuses focuses;
  private final GuardHealth health;

  @Inject
  ExportGuard(
      Grants grants, ConferenceFocuses focuses, @Named(BridgeGuardModule.ID) GuardHealth health) {
    this.grants = grants;
    this.focuses = focuses;
    this.health = health;
  }

  @Override
  public Verdict intercept(ConferenceModifyIQ request, HostConnection connection) {
    boolean itsFocus = focuses.isItsFocus(request);
    List<RequestedExport> refused =
        RequestedExport.in(request).stream()
            .filter(export -> !grants.use(request.getMeetingId(), export.permission()))
            .toList();
    if (refused.isEmpty()) {
      return Verdict.pass();
    }
    health.alert(
        "export",
        refused.stream().map(RequestedExport::toString).collect(Collectors.joining(", "))
            + " was refused: "
            + request.getFrom()
            + " asked for it without a grant",
        null);
    if (!itsFocus) {
      return Verdict.answer(Condition.not_allowed, REFUSED);
    }
    refused.forEach(RequestedExport::leaveOut);
    return Verdict.replace(request);
  }
}

package jitsiprivacy.jicofo.bridge;

import jitsiprivacy.colibri.RequestedExport;
import jitsiprivacy.recording.grant.ExportPermission;
import jitsiprivacy.spi.HostConnection;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.id.StandardStanzaIdSource;

/** An export that a bridge is asked for, and how to ask for it, and for its end, by ourselves. */
public final class BridgeConnect {

  private final RequestedExport export;
  private final ConnectKey key;
  private final HostConnection connection;

  BridgeConnect(RequestedExport export, ConferenceModifyIQ request, HostConnection connection) {
    this.export = export;
    this.key = new ConnectKey(request.getTo(), request.getMeetingId(), export.id());
    this.connection = connection;
  }

  public ConnectKey key() {
    return key;
  }

  public ExportPermission permission() {
    return export.permission();
  }

  HostConnection connection() {
    return connection;
  }

  ConferenceModifyIQ begin() {
    export.begin();
    return request(export.element());
  }

  ConferenceModifyIQ change() {
    export.change();
    return request(export.element());
  }

  ConferenceModifyIQ end() {
    return request(export.end());
  }

  private ConferenceModifyIQ request(ExtensionElement connects) {
    ConferenceModifyIQ.Builder request =
        ConferenceModifyIQ.builder(StandardStanzaIdSource.DEFAULT.getNewStanzaId());
    request.to(key.bridge());
    request.setMeetingId(key.meeting());
    ConferenceModifyIQ iq = request.build();
    iq.setType(IQ.Type.set);
    iq.addExtension(connects);
    return iq;
  }

  /** For an operator: what for and to which host, and nothing of the meeting. */
  @Override
  public String toString() {
    return export.toString();
  }
}

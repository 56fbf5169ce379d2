package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jitsiprivacy.testbed.standins.Brewery;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jitsi.xmpp.extensions.rayo.RefIq;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/**
 * A Jigasi that writes nothing down. It waits in the brewery and, when it is told to, has a
 * transcriber enter the room, as the real one does.
 */
public final class ScriptedJigasi implements AutoCloseable {
  private final Deployment deployment;
  private final Client client;
  private final List<Participant> transcribers = new CopyOnWriteArrayList<>();

  private ScriptedJigasi(Deployment deployment, Client client) {
    this.deployment = deployment;
    this.client = client;
    client.answering(DialIq.ELEMENT, DialIq.NAMESPACE, iq -> dialled((DialIq) iq));
    var brewery =
        new Brewery(
            client.connection(), JidCreate.entityBareFromOrThrowUnchecked(Domains.JIGASI_BREWERY));
    brewery.join("jigasi");
    var status = new ColibriStatsExtension();
    status.addStat(ColibriStatsExtension.SUPPORTS_TRANSCRIPTION, true);
    status.addStat(ColibriStatsExtension.PARTICIPANTS, 0);
    brewery.announce(status);
  }

  /** The only one of its deployment; returns when the focus knows it. */
  public static ScriptedJigasi of(Deployment deployment) {
    var jigasi = new ScriptedJigasi(deployment, deployment.service());
    deployment.focus().awaitLog("Added brewery instance: " + Domains.JIGASI_BREWERY, 1);
    return jigasi;
  }

  private IQ dialled(DialIq order) {
    String room = order.getHeader("JvbRoomName");
    // Not while the order is being answered: entering waits for answers.
    Thread thread = new Thread(() -> transcribers.add(enter(room)), "transcriber");
    thread.setDaemon(true);
    thread.start();
    return RefIq.createResult(order, "xmpp:call@" + client.jid());
  }

  private Participant enter(String room) {
    return deployment
        .trustedParticipant("transcriber-" + transcribers.size())
        .claiming("transcriber")
        .join(room);
  }

  /** Waits for one that entered the room where somebody is; the last where there were several. */
  public Participant awaitTranscriber(Participant with) {
    return awaiting("a transcriber")
        .until(
            () ->
                transcribers.stream()
                    .filter(each -> each.room().equals(with.room()))
                    .reduce((one, next) -> next),
            Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    transcribers.forEach(Participant::close);
    client.close();
  }
}

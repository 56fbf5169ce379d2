package jitsiprivacy.testbed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** A client that signals as lib-jitsi-meet does. */
public final class Participant implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Jid FOCUS =
      JidCreate.fromOrThrowUnchecked("focus@" + Prosody.AUTH_DOMAIN + "/focus");
  private static final List<String> FEATURES =
      List.of(
          "urn:xmpp:jingle:1",
          "urn:xmpp:jingle:apps:rtp:1",
          "urn:xmpp:jingle:apps:rtp:audio",
          "urn:xmpp:jingle:apps:rtp:video",
          "urn:xmpp:jingle:transports:ice-udp:1",
          "urn:xmpp:jingle:apps:dtls:0",
          "urn:ietf:rfc:5761",
          "urn:ietf:rfc:5888",
          "http://jitsi.org/source-name",
          "http://jitsi.org/json-encoded-sources",
          "http://jitsi.org/receive-multiple-video-streams",
          "http://jitsi.org/ssrc-rewriting");

  private final XMPPTCPConnection connection;
  private final String endpointId;
  private final Map<String, String> properties = new TreeMap<>();
  private final List<JingleIQ> jingle = new CopyOnWriteArrayList<>();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<Presence> presences = new CopyOnWriteArrayList<>();
  private EntityBareJid room;
  private ExtensionElement claim;

  private Participant(XMPPTCPConnection connection, String endpointId) {
    this.connection = connection;
    this.endpointId = endpointId;
    FEATURES.forEach(ServiceDiscoveryManager.getInstanceFor(connection)::addFeature);
    connection.registerIQRequestHandler(new JingleAnswers());
    connection.addSyncStanzaListener(
        stanza -> messages.add((Message) stanza), StanzaTypeFilter.MESSAGE);
    connection.addSyncStanzaListener(
        stanza -> presences.add((Presence) stanza), StanzaTypeFilter.PRESENCE);
  }

  static Participant connect(int port, String endpointId) {
    return new Participant(XmppClient.anonymous(port), endpointId);
  }

  /** As {@code participant}, logged in to the domain the focus trusts. */
  static Participant connectAsService(int port, String account, String endpointId) {
    return new Participant(XmppClient.service(port, account), endpointId);
  }

  public String endpointId() {
    return endpointId;
  }

  public EntityBareJid room() {
    return room;
  }

  /** Says in presence that it is something, such as {@code jibri}. */
  public Participant claiming(String feature) {
    claim =
        StandardExtensionElement.builder("features", "jabber:client")
            .addElement(
                StandardExtensionElement.builder("feature", "jabber:client")
                    .addAttribute("var", "http://jitsi.org/protocol/" + feature)
                    .build())
            .build();
    return this;
  }

  /** Asks the focus for a conference and returns its answer. */
  public IQ requestConference(String name) {
    ConferenceIq request = new ConferenceIq();
    request.setTo(FOCUS);
    request.setType(IQ.Type.set);
    request.setRoom(roomNamed(name));
    return ask(request);
  }

  /** Asks the focus for the conference and enters the room. */
  public Participant join(String name) {
    room = roomNamed(name);
    requestConference(name);
    send(presence().addExtension(new MUCInitialPresence(null, -1, -1, -1, null)).build());
    await(endpointId + " is in " + name)
        .atMost(PATIENCE)
        .until(() -> presences.stream().anyMatch(p -> occupant().equals(p.getFrom())));
    return this;
  }

  /** Leaves the room; the connection stays. */
  public void leave() {
    send(StanzaBuilder.buildPresence().ofType(Presence.Type.unavailable).to(occupant()).build());
    jingle.clear();
    presences.clear();
    properties.clear();
  }

  /** Publishes a participant property, as {@code setLocalParticipantProperty} does. */
  public void property(String name, String value) {
    properties.put(name, value);
    send(presence().build());
  }

  /** States consent; purposes separated by commas. */
  public void consents(String granted, String refused) {
    property(
        "privacy_consent",
        "{\"v\":0,\"notice\":\"1\",\"granted\":[%s],\"refused\":[%s]}"
            .formatted(quoted(granted), quoted(refused)));
  }

  /** Asks the focus to start a recording and returns the answer. */
  public IQ startRecording() {
    JibriIq request = new JibriIq();
    request.setTo(JidCreate.fullFrom(room, Resourcepart.fromOrThrowUnchecked("focus")));
    request.setType(IQ.Type.set);
    request.setAction(JibriIq.Action.START);
    request.setRecordingMode(JibriIq.RecordingMode.FILE);
    return ask(request);
  }

  /**
   * The text of an error, as stock clients look for it. Prosody's rooms pass it on without its
   * namespace.
   */
  public static String textOf(IQ error) {
    String standard = error.getError().getDescriptiveText();
    return standard != null
        ? standard
        : ((StandardExtensionElement) error.getError().getExtension("text", "jabber:client"))
            .getText();
  }

  /** Whether the focus offered a session. */
  public boolean isInvited() {
    return jingle.stream().anyMatch(iq -> iq.getAction() == JingleAction.SESSION_INITIATE);
  }

  public void awaitInvitation() {
    await(endpointId + " is invited").atMost(PATIENCE).until(this::isInvited);
  }

  /** Private lines that the focus wrote into this participant's chat. */
  public List<String> systemMessages() {
    return messages.stream()
        .map(m -> m.getExtensionElement("json-message", "http://jitsi.org/jitmeet"))
        .filter(StandardExtensionElement.class::isInstance)
        .map(e -> ((StandardExtensionElement) e).getText())
        .toList();
  }

  /** Visitors that the focus's last presence speaks of, as stock clients read it. */
  public double visitorCount() {
    Jid focus = JidCreate.fullFrom(room, Resourcepart.fromOrThrowUnchecked("focus"));
    double count = 0;
    for (Presence presence : presences) {
      ConferenceProperties said = presence.getExtension(ConferenceProperties.class);
      if (focus.equals(presence.getFrom()) && said != null) {
        count =
            said.getProperties().stream()
                .filter(p -> "visitor-count".equals(p.getKey()))
                .mapToDouble(p -> Double.parseDouble(p.getValue()))
                .findFirst()
                .orElse(0);
      }
    }
    return count;
  }

  @Override
  public void close() {
    connection.disconnect();
  }

  private static EntityBareJid roomNamed(String name) {
    return JidCreate.entityBareFromOrThrowUnchecked(name + "@" + Prosody.CONFERENCES);
  }

  private EntityFullJid occupant() {
    return JidCreate.entityFullFrom(room, Resourcepart.fromOrThrowUnchecked(endpointId));
  }

  private PresenceBuilder presence() {
    PresenceBuilder presence = StanzaBuilder.buildPresence().to(occupant());
    properties.forEach(
        (name, value) ->
            presence.addExtension(
                StandardExtensionElement.builder("jitsi_participant_" + name, "jabber:client")
                    .setText(value)
                    .build()));
    return claim == null ? presence : presence.addExtension(claim);
  }

  private void send(Stanza stanza) {
    try {
      connection.sendStanza(stanza);
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private IQ ask(IQ request) {
    try {
      return connection.createStanzaCollectorAndSend(request).nextResult(PATIENCE.toMillis());
    } catch (SmackException.NotConnectedException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String purposes) {
    return purposes.isEmpty() ? "" : "\"" + purposes.replace(",", "\",\"") + "\"";
  }

  private final class JingleAnswers extends AbstractIqRequestHandler {
    JingleAnswers() {
      super(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, IQ.Type.set, IQRequestHandler.Mode.sync);
    }

    @Override
    public IQ handleIQRequest(IQ request) {
      jingle.add((JingleIQ) request);
      return IQ.createResultIQ(request);
    }
  }
}

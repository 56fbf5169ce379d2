package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.Reason;
import org.jitsi.xmpp.extensions.jingle.ReasonPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.AbstractMuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.BridgeSessionPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteVideoIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * A participant, saying over XMPP what lib-jitsi-meet says, and recording all that comes back. It
 * accepts every session it is offered, and in a {@linkplain Deployment#connected connected}
 * deployment checks that packets get through; media it has none.
 *
 * <p>Its endpoint id is made from its name, so that the same scenario has the same ids in every
 * run.
 */
public final class Participant implements AutoCloseable {
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
          "urn:ietf:rfc:4588",
          "http://jitsi.org/tcc",
          "http://jitsi.org/source-name",
          "http://jitsi.org/receive-multiple-video-streams",
          "http://jitsi.org/ssrc-rewriting-1",
          "http://jitsi.org/start-muted-room-metadata");

  private final String name;
  private final Client client;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, Presence> occupants = new ConcurrentHashMap<>();
  private EntityBareJid room;
  private String claim;
  private final String endpointId;
  private final Optional<IceClient> ice;
  private final List<String> passwords = new CopyOnWriteArrayList<>();

  private Participant(String name, Client client, boolean connected) {
    this.name = name;
    this.client = client;
    this.endpointId = endpointId(name);
    this.ice =
        connected
            ? Optional.of(new IceClient(ClientNetwork.of(endpointId).own(), hidesAddress()))
            : Optional.empty();
    var disco = ServiceDiscoveryManager.getInstanceFor(client.connection());
    FEATURES.forEach(disco::addFeature);
    client.answering(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, this::jingle);
    client.answering(AbstractMuteIq.ELEMENT, MuteIq.NAMESPACE, IQ::createResultIQ);
    client.answering(AbstractMuteIq.ELEMENT, MuteVideoIq.NAMESPACE, IQ::createResultIQ);
    client
        .connection()
        .addSyncStanzaListener(stanza -> seen((Presence) stanza), Presence.class::isInstance);
  }

  /** One like everybody: no account, no name that anybody checked. */
  static Participant anonymous(String name, int port, boolean connected) {
    return new Participant(name, Client.anonymous(port), connected);
  }

  /** One from the domain whose users are believed what they claim to be. */
  static Participant trusted(String name, int port, boolean connected) {
    return new Participant(name, Client.service(port), connected);
  }

  private static String endpointId(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  /** What the test calls it. The others see it as its display name. */
  public String name() {
    return name;
  }

  /** Its nickname in the room and the id of its endpoint at the bridge. */
  public String endpointId() {
    return endpointId;
  }

  /** The room it is in. */
  EntityBareJid room() {
    return room;
  }

  /** The address that the room shows the focus alone. */
  Jid account() {
    return client.jid();
  }

  /** Its address there. */
  EntityFullJid occupantJid() {
    return JidCreate.entityFullFrom(room, Resourcepart.fromOrThrowUnchecked(endpointId));
  }

  /** Asks the focus for the conference, as every client does first. */
  public Answer requestConference(String room) {
    var request = new ConferenceIq();
    request.setType(IQ.Type.set);
    request.setTo(JidCreate.fromOrThrowUnchecked(Domains.FOCUS));
    request.setRoom(Domains.room(room));
    request.setMachineUID("machine-" + endpointId);
    request.addProperty("rtcstatsEnabled", "false");
    return client.ask(request);
  }

  /**
   * Asks for the conference and enters the room. Whether it is invited into the media is another
   * matter.
   */
  public Participant join(String room) {
    Answer answer = requestConference(room);
    if (answer.refused()) {
      throw new IllegalStateException("no conference: " + answer);
    }
    this.room = Domains.room(room);
    client.send(presence().addExtension(new MUCInitialPresence(null, 0, -1, -1, null)).build());
    awaiting(name + " in " + room).until(() -> occupants.containsKey(endpointId));
    return this;
  }

  /** Publishes {@code <jitsi_participant_NAME>}, from before joining on if it is called then. */
  public Participant property(String property, String value) {
    properties.put("jitsi_participant_" + property, value);
    return published();
  }

  /** States consent; purposes separated by commas. */
  public Participant consents(String granted, String refused) {
    return property(
        "privacy_consent",
        "{\"v\":0,\"notice\":\"1\",\"granted\":[%s],\"refused\":[%s]}"
            .formatted(quoted(granted), quoted(refused)));
  }

  private static String quoted(String purposes) {
    return purposes.isEmpty() ? "" : "\"" + purposes.replace(",", "\",\"") + "\"";
  }

  /** Says in its presence that it is something, such as {@code jibri}. */
  public Participant claiming(String what) {
    claim = "http://jitsi.org/protocol/" + what;
    return published();
  }

  private Participant published() {
    if (room != null && occupants.containsKey(endpointId)) {
      client.send(presence().build());
    }
    return this;
  }

  private PresenceBuilder presence() {
    var presence = client.connection().getStanzaFactory().buildPresenceStanza().to(occupantJid());
    presence.addExtension(text("stats-id", "jabber:client", name));
    presence.addExtension(text("nick", "http://jabber.org/protocol/nick", name));
    presence.addExtension(text("audiomuted", "http://jitsi.org/jitmeet/audio", "false"));
    presence.addExtension(text("videomuted", "http://jitsi.org/jitmeet/video", "false"));
    presence.addExtension(
        text(
            "SourceInfo",
            "jabber:client",
            "{\"%s\":{\"muted\":false},\"%s\":{\"muted\":false}}"
                .formatted(
                    SessionAccept.sourceName("audio", endpointId),
                    SessionAccept.sourceName("video", endpointId))));
    properties.forEach((key, value) -> presence.addExtension(text(key, "jabber:client", value)));
    if (claim != null) {
      presence.addExtension(
          StandardExtensionElement.builder("features", "jabber:client")
              .addElement(
                  StandardExtensionElement.builder("feature", "jabber:client")
                      .addAttribute("var", claim)
                      .build())
              .build());
    }
    return presence;
  }

  private static StandardExtensionElement text(String element, String namespace, String text) {
    return StandardExtensionElement.builder(element, namespace).setText(text).build();
  }

  private void seen(Presence presence) {
    if (room == null || !room.equals(presence.getFrom().asBareJid())) {
      return;
    }
    Resourcepart nickname = presence.getFrom().getResourceOrNull();
    if (nickname == null) {
      return;
    }
    if (presence.getType() == Presence.Type.available) {
      occupants.put(nickname.toString(), presence);
    } else if (presence.getType() == Presence.Type.unavailable) {
      occupants.remove(nickname.toString());
    }
  }

  private IQ jingle(IQ request) {
    var jingle = (JingleIQ) request;
    if (jingle.getAction() == JingleAction.SESSION_INITIATE
        || jingle.getAction() == JingleAction.TRANSPORT_REPLACE) {
      client.send(IQ.createResultIQ(request));
      IceUdpTransportPacketExtension transport = SessionAccept.transport(endpointId);
      ice.ifPresent(session -> session.accept(jingle, transport));
      IceClient.transport(jingle).ifPresent(offered -> passwords.add(offered.getPassword()));
      passwords.add(transport.getPassword());
      client.send(SessionAccept.of(jingle, endpointId, transport));
      return null;
    }
    return IQ.createResultIQ(request);
  }

  /** About every other one does, so that in one meeting there are both. */
  public boolean hidesAddress() {
    return endpointId.charAt(0) >= '8';
  }

  /** Waits until its and the bridge's connectivity checks have succeeded. */
  public Participant awaitConnected() {
    awaiting("packets between " + name + " and the bridge")
        .untilAsserted(
            () -> {
              if (!ice.orElseThrow().connected()) {
                throw new AssertionError(ice.get());
              }
            });
    return this;
  }

  /** Where its packets come from. */
  public String address() {
    return ClientNetwork.of(endpointId).own();
  }

  /** Every session it was offered. */
  private List<JingleIQ> invitations() {
    return client
        .inbox()
        .all(JingleIQ.class, jingle -> jingle.getAction() == JingleAction.SESSION_INITIATE);
  }

  /** Whether the focus offered a session since it came. */
  public boolean isInvited() {
    return !invitations().isEmpty();
  }

  /** Waits until it has been invited into the media. */
  public Participant awaitInvitation() {
    return awaitInvitation(1);
  }

  /** Waits until it has been invited for the nth time since it came, counting from one. */
  public Participant awaitInvitation(int nth) {
    awaiting("invitation " + nth + " of " + name).until(() -> invitations().size() >= nth);
    return this;
  }

  /**
   * Gives up its session and asks for another, as a client does whose media does not get through.
   */
  public void restart() {
    JingleIQ offer = invitations().get(invitations().size() - 1);
    JingleIQ terminate = terminate(offer, Reason.CONNECTIVITY_ERROR);
    var session = new BridgeSessionPacketExtension();
    session.setId(offer.getExtension(BridgeSessionPacketExtension.class).getId());
    session.setRestart(true);
    terminate.addExtension(session);
    client.ask(terminate);
  }

  private static JingleIQ terminate(JingleIQ offer, Reason why) {
    var terminate = new JingleIQ(JingleAction.SESSION_TERMINATE, offer.getSID());
    terminate.setType(IQ.Type.set);
    terminate.setTo(offer.getFrom());
    terminate.setReason(new ReasonPacketExtension(why, null, null));
    return terminate;
  }

  /** Leaves as a client does that is closed properly. Its connection stays. */
  public void leave() {
    List<JingleIQ> offers = invitations();
    ice.ifPresent(IceClient::close);
    if (!offers.isEmpty()) {
      client.send(terminate(offers.get(offers.size() - 1), Reason.SUCCESS));
    }
    client.send(
        client
            .connection()
            .getStanzaFactory()
            .buildPresenceStanza()
            .ofType(Presence.Type.unavailable)
            .to(occupantJid())
            .build());
    awaiting(name + " gone").until(() -> !occupants.containsKey(endpointId));
    occupants.clear();
  }

  /** Comes back under the id it had, with nothing received or said yet. */
  public Participant rejoin() {
    client.inbox().clear();
    properties.clear();
    return join(room.getLocalpart().toString());
  }

  /** What somebody in the room has last said of itself. */
  private Optional<Presence> presenceOf(String nickname) {
    return Optional.ofNullable(occupants.get(nickname));
  }

  /** Visitors that the focus speaks of, as stock clients read it. */
  public double visitorCount() {
    return presenceOf(Domains.FOCUS_NICKNAME)
        .map(presence -> presence.getExtension(ConferenceProperties.class))
        .stream()
        .flatMap(said -> said.getProperties().stream())
        .filter(property -> ConferenceProperties.KEY_VISITOR_COUNT.equals(property.getKey()))
        .mapToDouble(property -> Double.parseDouble(property.getValue()))
        .findFirst()
        .orElse(0);
  }

  /** Waits until the focus speaks of visitors, which keeps stock clients from peer to peer. */
  public void awaitVisitors(boolean some) {
    awaiting(some ? "visitors" : "no visitors").until(() -> (visitorCount() > 0) == some);
  }

  /** Whether the room has made it a moderator. */
  private boolean moderator() {
    return presenceOf(endpointId)
        .map(MUCUser::from)
        .filter(user -> user.getItem() != null)
        .filter(
            user ->
                switch (user.getItem().getAffiliation()) {
                  case owner, admin -> true;
                  default -> false;
                })
        .isPresent();
  }

  public Participant awaitModerator() {
    awaiting(name + " moderator").until(this::moderator);
    return this;
  }

  /** The JSON of the private messages it got from the focus. */
  public List<String> systemMessages() {
    return client
        .inbox()
        .all(
            Message.class,
            m ->
                m.getType() != Message.Type.groupchat
                    && m.hasExtension(JsonMessageExtension.class)
                    && m.getFrom() != null
                    && room.equals(m.getFrom().asBareJid())
                    && Domains.FOCUS_NICKNAME.equals(
                        String.valueOf(m.getFrom().getResourceOrNull())))
        .stream()
        .map(m -> m.getExtension(JsonMessageExtension.class).getJson())
        .toList();
  }

  /** Asks for the recording of a file. */
  public Answer startRecording() {
    JibriIq request = new JibriIq();
    request.setType(IQ.Type.set);
    request.setTo(focus());
    request.setAction(JibriIq.Action.START);
    request.setRecordingMode(JibriIq.RecordingMode.FILE);
    return client.ask(request);
  }

  /** Asks for a live stream, with what lets one send to it. */
  public Answer startStream(String key) {
    JibriIq request = new JibriIq();
    request.setType(IQ.Type.set);
    request.setTo(focus());
    request.setAction(JibriIq.Action.START);
    request.setRecordingMode(JibriIq.RecordingMode.STREAM);
    request.setStreamId(key);
    return client.ask(request);
  }

  /** Every address of its. */
  public List<String> addresses() {
    List<String> all = new ArrayList<>(ClientNetwork.of(endpointId).signalled());
    if (ice.isPresent()) {
      all.add(address());
    }
    return all;
  }

  /** The passwords of its ICE sessions so far, the bridge's among them. */
  public List<String> passwords() {
    return List.copyOf(passwords);
  }

  /** What of it must not be in a log: its addresses, its passwords, the name it goes by. */
  public List<String> identifyingTexts() {
    List<String> texts = addresses();
    texts.addAll(passwords);
    texts.add(name);
    return texts;
  }

  /** Asks the focus to let its own microphone be heard again. */
  public Answer unmuteAudio() {
    MuteIq request = new MuteIq();
    request.setType(IQ.Type.set);
    request.setTo(focus());
    request.setJid(occupantJid());
    request.setMute(false);
    return client.ask(request);
  }

  /**
   * Asks the focus something it always answers and waits for that. What the focus had sent before,
   * has come: the fence to put before asserting that something did <em>not</em>. It holds for what
   * the focus sends at once, not for what it first asks the bridge about.
   */
  public Participant roundTripToFocus() {
    client.ask(DiscoverInfo.builder(client.connection()).ofType(IQ.Type.get).to(focus()).build());
    return this;
  }

  private EntityFullJid focus() {
    return JidCreate.entityFullFrom(
        room, Resourcepart.fromOrThrowUnchecked(Domains.FOCUS_NICKNAME));
  }

  @Override
  public String toString() {
    return name + "(" + endpointId + ")";
  }

  @Override
  public void close() {
    ice.ifPresent(IceClient::close);
    client.close();
  }
}

package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jitsimeet.AbstractMuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteVideoIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
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
  /** What a stock client can do, as it says when asked. */
  static final List<String> FEATURES =
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
  private final Supplier<Client> login;
  private final boolean connected;
  private final Client client;
  private final String endpointId;
  private final FocusAccount focus;
  private final OwnPresence own;
  private final RoomView view;
  private final JingleSessions sessions;
  private final List<MuteRequest> muteRequests = new CopyOnWriteArrayList<>();

  Participant(String name, Supplier<Client> login, boolean connected, FocusAccount focus) {
    this.name = name;
    this.login = login;
    this.connected = connected;
    client = login.get();
    this.focus = focus;
    endpointId = endpointId(name);
    own = new OwnPresence(name, endpointId);
    view = new RoomView(Resourcepart.fromOrThrowUnchecked(endpointId));
    sessions = new JingleSessions(client, endpointId, ice());
    var disco = ServiceDiscoveryManager.getInstanceFor(client.connection());
    FEATURES.forEach(disco::addFeature);
    client.answering(AbstractMuteIq.ELEMENT, MuteIq.NAMESPACE, this::asked);
    client.answering(AbstractMuteIq.ELEMENT, MuteVideoIq.NAMESPACE, this::asked);
    client
        .connection()
        .addSyncStanzaListener(stanza -> view.seen((Presence) stanza), Presence.class::isInstance);
  }

  /** The same person with a new connection, by which it has not said anything yet. */
  Participant again() {
    close();
    return new Participant(name, login, connected, focus);
  }

  private Optional<IceClient> ice() {
    return connected
        ? Optional.of(new IceClient(ClientNetwork.of(endpointId).own(), hidesAddress()))
        : Optional.empty();
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
    return view.nickname().toString();
  }

  /** The room it is in. */
  EntityBareJid room() {
    return view.room();
  }

  /** The address that the room shows the focus alone. */
  Jid account() {
    return client.jid();
  }

  /** Its address there. */
  EntityFullJid occupantJid() {
    return view.me();
  }

  /** The focus that it asks for conferences. */
  FocusAccount focusAddress() {
    return focus;
  }

  /** The focus's address in the room. */
  EntityFullJid focusInRoom() {
    return focus.in(view);
  }

  // --- Coming and going ---

  /** Asks the focus for the conference, as every client does first. */
  public Answer requestConference(String room) {
    return client.ask(Requests.conference(focus, Domains.room(room), "machine-" + endpointId));
  }

  /**
   * Asks for the conference and enters the room. Whether it is invited into the media is another
   * matter.
   *
   * @param room its name, or the address of a breakout room
   */
  public Participant join(String room) {
    Answer answer = requestConference(room);
    if (answer.refused()) {
      throw new IllegalStateException("no conference: " + answer);
    }
    view.turnTo(Domains.room(room));
    client.send(presence().addExtension(new MUCInitialPresence(null, 0, -1, -1, null)).build());
    awaiting(name + " in " + room).until(() -> view.inside() || view.refusal().isPresent());
    view.refusal()
        .ifPresent(
            error -> {
              throw new IllegalStateException(name + " cannot enter " + room + ": " + error);
            });
    return this;
  }

  /**
   * Asks for the conference of the room it is in, without leaving. A stock client leaves with the
   * focus and is loaded anew, which is {@link Deployment#reconnected}; clients on the same library
   * can do this.
   */
  public Participant requestConferenceAgain() {
    Answer answer = requestConference(view.room().toString());
    if (answer.refused()) {
      throw new IllegalStateException("no conference: " + answer);
    }
    return this;
  }

  /** Leaves as a client does that is closed properly. Its connection stays. */
  public void leave() {
    leave(null);
  }

  private void leave(String why) {
    sessions.end();
    Presence goodbye =
        client
            .connection()
            .getStanzaFactory()
            .buildPresenceStanza()
            .ofType(Presence.Type.unavailable)
            .setStatus(why)
            .to(occupantJid())
            .build();
    client.send(goodbye);
    awaiting(name + " gone").until(() -> !view.inside());
  }

  /** Comes back under the id it had, with nothing received or said yet. */
  public Participant rejoin() {
    client.inbox().clear();
    own.forgetProperties();
    return join(view.room().toString());
  }

  /**
   * Goes over into another room of the same meeting, with nothing received there yet. What it says
   * of itself it takes along.
   *
   * @param room its name, or the address of a breakout room
   */
  public Participant moveTo(String room) {
    leave("switch_room");
    client.inbox().clear();
    return join(room);
  }

  /** Its connection breaks without a word. */
  public void vanish() {
    sessions.close();
    client.cut();
  }

  /** Has a breakout room made, as moderators can, and returns its address. */
  public String createBreakoutRoom() {
    return new BreakoutRooms(client).create();
  }

  /** How it came to be out of the room; empty while it is in. */
  public Optional<Removal> removal() {
    return view.removal();
  }

  /** Waits until somebody has thrown it out. */
  public Removal awaitKicked() {
    return awaiting(name + " kicked")
        .until(view::removal, removal -> removal.filter(Removal::kicked).isPresent())
        .orElseThrow();
  }

  /** Throws another one out, as moderators can. */
  public Answer kick(Participant whom, String reason) {
    return client.ask(Requests.kick(whom.occupantJid(), reason));
  }

  /**
   * Tries to go by another name in the room, and waits for the outcome.
   *
   * @return why it cannot; empty where it goes by that name now
   */
  public Optional<StanzaError> changeNickname(String nickname) {
    Resourcepart wanted = Resourcepart.fromOrThrowUnchecked(nickname);
    view.forgetRefusal();
    client.send(presence().to(JidCreate.entityFullFrom(view.room(), wanted)).build());
    awaiting(name + " as " + nickname)
        .until(
            () -> view.refusal().isPresent() || (view.nickname().equals(wanted) && view.inside()));
    return view.refusal();
  }

  // --- What it says of itself ---

  /** Publishes {@code <jitsi_participant_NAME>}, from before joining on if it is called then. */
  public Participant property(String property, String value) {
    own.property(property, value);
    return published();
  }

  /** Says a property no more, as a client does that is loaded anew. */
  public Participant forgets(String property) {
    own.forget(property);
    return this;
  }

  /** States consent for the room it is in, as it should; purposes separated by commas. */
  public Participant consents(String granted, String refused) {
    return consentsAs(view.room().toString(), ConsentStatement.BUILT_IN, granted, refused);
  }

  /** States consent for another room or another version of the notice. */
  public Participant consentsAs(String room, String notice, String granted, String refused) {
    return property(
        "privacy_consent",
        new ConsentStatement(Domains.room(room).toString(), notice, granted, refused).json());
  }

  /** Says that it has a dialog, and the languages that its participant reads. */
  public Participant dialog(String... languages) {
    return property(
        "privacy_dialog",
        Arrays.stream(languages)
            .map(language -> '"' + language + '"')
            .collect(Collectors.joining(",", "{\"v\":0,\"lang\":[", "]}")));
  }

  /** Says in its presence that it is something, such as {@code jibri}. */
  public Participant claiming(String what) {
    own.claim(what);
    return published();
  }

  /** Says in its presence that it is a user of the server's, which is not for it to say. */
  public Participant claimingIdentity(String userId) {
    own.claimIdentity(userId);
    return published();
  }

  /** Switches its microphone and its camera off. */
  public Participant mutes() {
    own.audioMuted(true);
    own.videoMuted(true);
    return published();
  }

  /** Switches its microphone and its camera on. */
  public Participant unmutes() {
    own.audioMuted(false);
    own.videoMuted(false);
    return published();
  }

  /** What of its own it has switched off, at the focus's request or by itself. */
  public ForceMute muted() {
    return own.muted();
  }

  private IQ asked(IQ request) {
    boolean fromFocus = view.room() != null && focusInRoom().equals(request.getFrom());
    MuteRequest asked = MuteRequest.of((AbstractMuteIq) request, fromFocus);
    if (asked.obeyed()) {
      if (asked.audio()) {
        own.audioMuted(true);
      } else {
        own.videoMuted(true);
      }
      published();
    }
    muteRequests.add(asked);
    return IQ.createResultIQ(request);
  }

  /** What it was asked to mute, in order. */
  public List<MuteRequest> muteRequests() {
    return List.copyOf(muteRequests);
  }

  /** Waits until the focus has made it mute this much. */
  public Participant awaitMuted(ForceMute what) {
    awaiting(name + " mutes " + what).until(() -> own.muted().equals(what));
    return this;
  }

  private Participant published() {
    // What is said later is sent later: a client has one thread, and this has two.
    synchronized (own) {
      if (view.inside()) {
        client.send(presence().build());
      }
    }
    return this;
  }

  private PresenceBuilder presence() {
    return own.writeTo(client.connection().getStanzaFactory().buildPresenceStanza())
        .to(occupantJid());
  }

  // --- Chat ---

  /** Says something to all. */
  public Participant says(String text) {
    new Chat(client).toAll(view.room(), text);
    return this;
  }

  /** Says something to one other. */
  public Participant whispers(Participant to, String text) {
    new Chat(client).toOne(to.occupantJid(), text);
    return this;
  }

  /** Says something to the focus. */
  public Participant whispersToFocus(String text) {
    new Chat(client).toOne(focusInRoom(), text);
    return this;
  }

  /** What others said to it or to all, and it itself to all. */
  public List<String> heard() {
    return new Chat(client).heard();
  }

  /** What the focus told it alone. */
  public FocusMessages messages() {
    return new FocusMessages(client.inbox(), focusInRoom());
  }

  /** The JSON of the private messages it got from the focus. */
  public List<String> systemMessages() {
    return messages().raw();
  }

  /** Says what no client would. */
  public Attacker attacking() {
    return new Attacker(client);
  }

  // --- Media ---

  /** About every other one does, so that in one meeting there are both. */
  public boolean hidesAddress() {
    return endpointId.charAt(0) >= '8';
  }

  /** Waits until its and the bridge's connectivity checks have succeeded. */
  public Participant awaitConnected() {
    awaiting("packets between " + name + " and the bridge")
        .untilAsserted(
            () -> {
              if (!sessions.connected()) {
                throw new AssertionError(sessions);
              }
            });
    return this;
  }

  /** Where its packets come from. */
  public String address() {
    return ClientNetwork.of(endpointId).own();
  }

  /** Whether the focus offered a session since it came. */
  public boolean isInvited() {
    return !sessions.invitations().isEmpty();
  }

  /** How often the focus offered a session since it came. */
  public int timesInvited() {
    return sessions.invitations().size();
  }

  /** Waits until it has been invited into the media. */
  public Participant awaitInvitation() {
    return awaitInvitation(1);
  }

  /** Waits until it has been invited for the nth time since it came, counting from one. */
  public Participant awaitInvitation(int nth) {
    awaiting("invitation " + nth + " of " + name).until(() -> sessions.invitations().size() >= nth);
    return this;
  }

  /**
   * Gives up its session and asks for another, as a client does whose media does not get through.
   */
  public void restart() {
    sessions.restart();
  }

  /** Asks the focus to let its own microphone be heard again. */
  public Answer unmuteAudio() {
    return client.ask(Requests.unmute(focusInRoom(), occupantJid()));
  }

  /** Every address of its. */
  public List<String> addresses() {
    List<String> all = new ArrayList<>(ClientNetwork.of(endpointId).signalled());
    if (sessions.exchangePackets()) {
      all.add(address());
    }
    return all;
  }

  /** The passwords of its ICE sessions so far, the bridge's among them. */
  public List<String> passwords() {
    return sessions.passwords();
  }

  /** What of it must not be in a log: its addresses, its passwords, the name it goes by. */
  public List<String> identifyingTexts() {
    List<String> texts = addresses();
    texts.addAll(sessions.passwords());
    texts.add(name);
    return texts;
  }

  // --- What it sees of the room ---

  /** What it sees of the others. */
  public Sight sees() {
    return new Sight(client, view);
  }

  /** Visitors that the focus speaks of, as stock clients read it. */
  public double visitorCount() {
    return sees().of(focus.nickname()).map(SeenPresence::visitorCount).orElse(0.0);
  }

  /** Waits until the focus speaks of visitors, which keeps stock clients from peer to peer. */
  public void awaitVisitors(boolean some) {
    awaiting(some ? "visitors" : "no visitors").until(() -> (visitorCount() > 0) == some);
  }

  /** Whether the focus is in the room. */
  public boolean seesFocus() {
    return view.presenceOf(focus.nickname()).isPresent();
  }

  /** Waits until the focus is in the room, or no longer. */
  public Participant awaitFocus(boolean there) {
    awaiting("the focus " + (there ? "in" : "out")).until(() -> seesFocus() == there);
    return this;
  }

  public Participant awaitModerator() {
    awaiting(name + " moderator")
        .until(() -> sees().of(view.nickname()).filter(SeenPresence::moderator).isPresent());
    return this;
  }

  // --- Recording ---

  /** Asks for the recording of a file. */
  public Answer startRecording() {
    return client.ask(Requests.recording(focusInRoom()));
  }

  /** Asks for the end of what an answer said that it starts. */
  public Answer stopRecording(Answer start) {
    return client.ask(Requests.stopRecording(focusInRoom(), ((JibriIq) start.iq()).getSessionId()));
  }

  /** Waits until the focus says that the recording is on. */
  public void awaitRecording() {
    awaiting("a recording that is on").until(this::seesRecording);
  }

  /** Whether the focus says that a recording is on. */
  boolean seesRecording() {
    return sees().of(focus.nickname()).filter(SeenPresence::recorded).isPresent();
  }

  /** Asks for a transcriber of Jigasi's. */
  public Answer dialTranscriber() {
    return client.ask(Requests.transcriber(focusInRoom()));
  }

  /** Asks for a live stream, with what lets one send to it. */
  public Answer startStream(String key) {
    return client.ask(Requests.stream(focusInRoom(), key));
  }

  /**
   * Asks the focus something it always answers and waits for that. What the focus had sent before,
   * has come: the fence to put before asserting that something did <em>not</em>. It holds for what
   * the focus sends at once, not for what it first asks the bridge about.
   */
  public Participant roundTripToFocus() {
    client.ask(
        DiscoverInfo.builder(client.connection()).ofType(IQ.Type.get).to(focusInRoom()).build());
    return this;
  }

  @Override
  public String toString() {
    return name + "(" + endpointId() + ")";
  }

  @Override
  public void close() {
    sessions.close();
    client.close();
  }
}

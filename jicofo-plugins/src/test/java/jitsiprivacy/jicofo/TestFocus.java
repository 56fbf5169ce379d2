package jitsiprivacy.jicofo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.name.Names;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.NoticeStore;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.record.ConsentDocument;
import jitsiprivacy.jicofo.admission.AdmissionGate;
import jitsiprivacy.jicofo.consent.ConsentGateModule;
import jitsiprivacy.jicofo.consent.channel.ChatChannel;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.KindOptions.KindRule;
import jitsiprivacy.jicofo.p2p.PeerToPeerBrake;
import jitsiprivacy.jicofo.publish.PublishGate;
import jitsiprivacy.jicofo.recording.JibriDoor;
import jitsiprivacy.jicofo.recording.RecordingGuardModule;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.RoomEntry;
import jitsiprivacy.jicofo.room.RoomForm;
import jitsiprivacy.jicofo.room.RoomListener;
import jitsiprivacy.jicofo.room.RoomPresence;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.recording.options.RuleOptions;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.OptionUpdates;
import jitsiprivacy.spi.StateDirectory;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.jitsimeet.FeatureExtension;
import org.jitsi.xmpp.extensions.jitsimeet.FeaturesExtension;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** The guards, put together as the host puts them together, in a focus that the test plays. */
public final class TestFocus implements AutoCloseable {

  public static final EntityBareJid ROOM = JidCreate.entityBareFromOrThrowUnchecked("room@muc.a");
  public static final String TRUSTED = "auth.a";
  public static final String ACCOUNTS = "accounts.a";
  public static final String BRIDGES = "jvbbrewery@internal.a";
  public static final String NOTICE = "built-in-1";

  private final TestWire wire = new TestWire();
  private final TestHealth health = new TestHealth();
  private final Queue<ConsentRecord> ledger = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
  private final Map<Occupant, Set<Purpose>> told = new ConcurrentHashMap<>();
  private final Path state;
  private final boolean ownState;
  private volatile boolean unwritable;
  private final Updates updates = new Updates();
  private final Injector injector;

  private TestFocus(
      UnaryOperator<ConsentGateOptions> options,
      EntityBareJid room,
      Optional<InstalledTrail> trail,
      Optional<Path> directory,
      List<RuleOptions> rules) {
    ownState = directory.isEmpty();
    try {
      state = ownState ? Files.createTempDirectory("jicofo-plugins-") : directory.get();
      Files.writeString(
          state.resolve("jicofo.conf"),
          "jicofo.xmpp.trusted-domains = [ \""
              + TRUSTED
              + "\" ], jicofo.bridge.brewery-jid = \""
              + BRIDGES
              + "\", jicofo.xmpp.client.xmpp-domain = a"
              + ", jicofo.transcription.url-template = \"wss://text.example/{{MEETING_ID}}\""
              + ", jicofo.translation.url-template = \"wss://{{REGION}}.voice.example/\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    injector =
        Guice.createInjector(
            Modules.override(new ConsentGateModule(), new RecordingGuardModule())
                .with(
                    new AbstractModule() {
                      @Override
                      protected void configure() {
                        binder().requireExactBindingAnnotations();
                        bind(ConsentLedger.class).toInstance(new Memory());
                        bind(NoticeStore.class).toInstance(new Texts());
                      }
                    }),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(ConsentGateOptions.class).toInstance(options.apply(TestOptions.DEFAULT));
                bind(RecordingGuardOptions.class)
                    .toInstance(new RecordingGuardOptions(true, rules));
                bind(JicofoSettings.class)
                    .toInstance(new JicofoSettings(state.resolve("jicofo.conf").toString()));
                trail.ifPresent(
                    present ->
                        OptionalBinder.newOptionalBinder(binder(), InstalledTrail.class)
                            .setBinding()
                            .toInstance(present));
                bind(OnFault.class).toInstance(OnFault.DENY);
                bind(StateDirectory.class).toInstance(new StateDirectory(state));
                bind(Background.class).toInstance(new Now());
                bind(OptionUpdates.class).toInstance(updates);
                for (String guard : List.of("consent-gate", "recording-guard")) {
                  bind(GuardHealth.class).annotatedWith(Names.named(guard)).toInstance(health);
                }
              }
            });
    get(PublishGate.class);
    get(PeerToPeerBrake.class);
    get(AdmissionGate.class);
    get(JibriDoor.class);
    get(Rooms.class).listen(new LastToBeTold());
    enters(room);
  }

  public static TestFocus with(Gate gate) {
    return with(options -> TestOptions.gate(options, gate));
  }

  public static TestFocus with(UnaryOperator<ConsentGateOptions> options) {
    return new TestFocus(options, ROOM, Optional.empty(), Optional.empty(), TestOptions.RULES);
  }

  /** One that keeps an audit trail. */
  public static TestFocus with(InstalledTrail trail) {
    return new TestFocus(
        UnaryOperator.identity(), ROOM, Optional.of(trail), Optional.empty(), TestOptions.RULES);
  }

  /** One on the host of an audit trail, which it keeps. */
  public static TestFocus on(TestTrail host) {
    return new TestFocus(
        UnaryOperator.identity(),
        ROOM,
        Optional.of(host.trail()),
        Optional.of(host.directory()),
        TestOptions.RULES);
  }

  /** One with rules about recordings, as an operator writes them, that asks for all purposes. */
  public static TestFocus judging(String rules) {
    return new TestFocus(
        options -> TestOptions.asking(options, "transcription"),
        ROOM,
        Optional.empty(),
        Optional.empty(),
        TestOptions.rules(rules));
  }

  public static TestFocus treating(KindRule kinds) {
    return with(options -> TestOptions.kinds(options, kinds));
  }

  public static TestFocus withPeerToPeer() {
    return with(options -> TestOptions.suppressP2p(options, false));
  }

  public static TestFocus in(EntityBareJid room) {
    return new TestFocus(
        UnaryOperator.identity(), room, Optional.empty(), Optional.empty(), TestOptions.RULES);
  }

  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  public TestWire wire() {
    return wire;
  }

  public TestHealth health() {
    return health;
  }

  public Queue<ConsentRecord> ledger() {
    return ledger;
  }

  /** Whether the ledger can be written from now on. */
  public void ledgerWorks(boolean works) {
    unwritable = !works;
  }

  /** What waits to be run later runs now. */
  public void timePasses() {
    for (int waiting = later.size(); waiting > 0; waiting--) {
      later.remove().run();
    }
  }

  /** The focus enters a room. */
  public void enters(EntityBareJid room) {
    enters(room, "meeting");
  }

  /** The focus enters a room, of which Prosody says which meeting it is; {@code null} for not. */
  public void enters(EntityBareJid room, String meetingId) {
    isIn(room);
    isConfigured(room, meetingId, null);
  }

  /** The focus enters a room of a meeting without an id, in which somebody is already. */
  public void entersBehind(String nick, String statement) {
    asksToEnter(ROOM);
    hears(said(presence(nick, nick + "@a/1"), statement).build());
    hears(presence(ROOM, "focus", "focus@" + TRUSTED + "/1", true).build());
    isConfigured(ROOM, null, null);
    awaitArrival(nick);
  }

  /** The focus is in a room, of which it does not know anything yet. */
  public void isIn(EntityBareJid room) {
    asksToEnter(room);
    hears(presence(room, "focus", "focus@" + TRUSTED + "/1", true).build());
  }

  private void asksToEnter(EntityBareJid room) {
    Presence entry =
        StanzaBuilder.buildPresence()
            .to(jid(room, "focus"))
            .addExtension(new MUCInitialPresence(null, -1, -1, -1, null))
            .build();
    assertThat(get(RoomEntry.class).intercept(entry, wire)).isNotNull();
  }

  /** Prosody answers the focus with the room's configuration. */
  public void isConfigured(EntityBareJid room, String meetingId, EntityBareJid mainRoom) {
    DataForm.Builder form = DataForm.builder(DataForm.Type.form);
    if (meetingId != null) {
      form.addField(field("muc#roominfo_meetingId", meetingId));
    }
    if (mainRoom != null) {
      form.addField(field("muc#roominfo_isbreakout", "1"));
      form.addField(field("muc#roominfo_breakout_main_room", mainRoom.toString()));
    }
    MUCOwner answer = new MUCOwner();
    answer.setType(IQ.Type.result);
    answer.setFrom(room);
    answer.addExtension(form.build());
    assertThat(get(RoomForm.class).intercept(answer, wire)).isEqualTo(Verdict.pass());
  }

  private static FormField field(String name, String value) {
    return FormField.builder(name).setValue(value).build();
  }

  /** An anonymous participant is there, with what it says. */
  public void comes(String nick, String... statement) {
    hears(said(presence(nick, nick + "@a/1"), statement).build());
    awaitArrival(nick);
  }

  /** The participant of an account is there, with what it says. */
  public void comesByAccount(String nick, String user, String... statement) {
    StandardExtensionElement id =
        StandardExtensionElement.builder("id", "jabber:client").setText(user).build();
    StandardExtensionElement.Builder person =
        StandardExtensionElement.builder("user", "jabber:client").addElement(id);
    hears(
        said(presence(nick, nick + "@" + ACCOUNTS + "/1"), statement)
            .addExtension(
                StandardExtensionElement.builder("identity", "jabber:client")
                    .addElement(person.build())
                    .build())
            .build());
    awaitArrival(nick);
  }

  /** The client of somebody who is there says that it has a dialog. */
  public void showsDialog(String nick) {
    hears(
        presence(nick, nick + "@a/1")
            .addExtension(
                StandardExtensionElement.builder(
                        "jitsi_participant_privacy_dialog", "jabber:client")
                    .setText("{\"v\":0,\"lang\":[\"en\"]}")
                    .build())
            .build());
  }

  /** What was said to somebody, as the JSON that it is. */
  public List<String> saidTo(String nick) {
    return wire.sent(Message.class).stream()
        .filter(message -> jid(ROOM, nick).equals(message.getTo()))
        .map(
            message ->
                ((StandardExtensionElement)
                        message.getExtensionElement("json-message", "http://jitsi.org/jitmeet"))
                    .getText())
        .toList();
  }

  private void awaitArrival(String nick) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> occupant(nick).arrival().isOver());
  }

  /** Somebody behind an account says to be something. */
  public void comesAs(String nick, String account, String feature) {
    FeaturesExtension features = new FeaturesExtension();
    FeatureExtension one = new FeatureExtension();
    one.setAttribute("var", "http://jitsi.org/protocol/" + feature);
    features.addChildExtension(one);
    hears(presence(nick, account).addExtension(features).build());
  }

  /** Is a moderator from now on. */
  public void moderates(String nick) {
    Presence presence = presence(nick, nick + "@a/1").build();
    MUCUser.from(presence)
        .setItem(
            new MUCItem(
                MUCAffiliation.owner,
                MUCRole.moderator,
                null,
                null,
                JidCreate.fromOrThrowUnchecked(nick + "@a/1"),
                null,
                null));
    hears(presence);
  }

  public void leaves(String nick) {
    hears(presence(nick, nick + "@a/1").ofType(Presence.Type.unavailable).build());
  }

  /** The focus is out of the room. */
  public void isOut() {
    hears(
        presence(ROOM, "focus", "focus@" + TRUSTED + "/1", true)
            .ofType(Presence.Type.unavailable)
            .build());
  }

  /** The operator changes the rules about recordings. */
  public void rulesAreNow(String rules) {
    updates.changed.accept(new RecordingGuardOptions(true, TestOptions.rules(rules)));
  }

  /** Says yes to these purposes, and returns when that holds and all have been told. */
  public void agrees(String nick, Purpose... purposes) {
    OccupantConsent consent = occupant(nick).consent();
    boolean newly = !Stream.of(purposes).allMatch(consent::has);
    told.remove(occupant(nick));
    comes(
        nick,
        Stream.of(purposes)
            .map(purpose -> '"' + purpose.id() + '"')
            .collect(Collectors.joining(",", statement("\"granted\":["), "]}")));
    Occupant occupant = occupant(nick);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> !newly || told.getOrDefault(occupant, Set.of()).containsAll(Set.of(purposes)));
  }

  public void withdraws(String nick) {
    comes(nick, statement("\"refused\":[\"conference\",\"recording\"]}"));
  }

  public void withdrawsInChat(String nick) {
    Message message =
        StanzaBuilder.buildMessage()
            .from(jid(ROOM, nick))
            .ofType(Message.Type.groupchat)
            .setBody("/consent withdraw")
            .build();
    assertThat(get(ChatChannel.class).intercept(message, wire)).isEqualTo(Verdict.pass());
  }

  /** The beginning of a statement for this room about the notice in force. */
  public static String statement(String rest) {
    return "{\"v\":0,\"room\":\"" + ROOM + "\",\"notice\":\"" + NOTICE + "\"," + rest;
  }

  public Occupant occupant(String nick) {
    return get(Rooms.class).occupant(jid(ROOM, nick)).orElseThrow();
  }

  public void hears(Presence presence) {
    assertThat(get(RoomPresence.class).intercept(presence, wire)).isNotNull();
  }

  public static PresenceBuilder presence(String nick, String account) {
    return presence(ROOM, nick, account, false);
  }

  public static PresenceBuilder presence(
      EntityBareJid room, String nick, String account, boolean self) {
    Jid real = JidCreate.fromOrThrowUnchecked(account);
    MUCUser muc = new MUCUser();
    muc.setItem(
        new MUCItem(MUCAffiliation.none, MUCRole.participant, null, null, real, null, null));
    if (self) {
      muc.addStatusCode(MUCUser.Status.PRESENCE_TO_SELF_110);
    }
    return StanzaBuilder.buildPresence().from(jid(room, nick)).addExtension(muc);
  }

  public static EntityFullJid jid(EntityBareJid room, String nick) {
    return JidCreate.entityFullFrom(room, Resourcepart.fromOrThrowUnchecked(nick));
  }

  private static PresenceBuilder said(PresenceBuilder presence, String... statement) {
    for (String text : statement) {
      presence.addExtension(
          StandardExtensionElement.builder("jitsi_participant_privacy_consent", "jabber:client")
              .setText(text)
              .build());
    }
    return presence;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(state.resolve("jicofo.conf"));
      if (ownState) {
        try (Stream<Path> all = Files.walk(state)) {
          for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows what all have been told of that the ledger's thread brought about. */
  private final class LastToBeTold implements RoomListener {
    private final Thread host = Thread.currentThread();

    @Override
    public void changed(Occupant occupant) {
      if (Thread.currentThread() != host) {
        OccupantConsent consent = occupant.consent();
        told.put(
            occupant,
            consent.terms().purposes().keySet().stream()
                .filter(consent::has)
                .collect(Collectors.toSet()));
      }
    }

    @Override
    public void left(EntityFullJid occupant) {}

    @Override
    public void closed(EntityBareJid room) {}
  }

  private static final class Updates implements OptionUpdates {
    private Consumer<Record> changed = any -> {};

    @Override
    public <T extends Record> void follow(Class<T> options, Consumer<T> follower) {
      changed = read -> follower.accept(options.cast(read));
    }
  }

  private final class Now implements Background {
    @Override
    public void run(Runnable task) {
      task.run();
    }

    @Override
    public void runAfter(Duration delay, Runnable task) {
      later.add(task);
    }
  }

  private static final class Texts implements NoticeStore {
    @Override
    public void keep(NoticeRef notice, String text) {}

    @Override
    public Optional<String> text(NoticeRef notice) {
      return Optional.empty();
    }
  }

  /** Keeps all, and tells what it knows of. */
  private final class Memory implements ConsentLedger {
    private final ConsentDocument documents =
        new ConsentDocument(TestOptions.DEFAULT.service().description(Optional.empty()));

    @Override
    public List<KeptDecision> append(List<ConsentRecord> records) throws LedgerException {
      if (unwritable) {
        throw new LedgerException("the test says so", null);
      }
      ledger.addAll(records);
      return records.stream().map(this::kept).toList();
    }

    private KeptDecision kept(ConsentRecord record) {
      return kept(record, documents.of(kept(record, "")));
    }

    private static KeptDecision kept(ConsentRecord record, String document) {
      return new KeptDecision(
          record.id(),
          record.time(),
          record.asked(),
          "room",
          Optional.empty(),
          "subject",
          record.subject().isAccount(),
          record.purpose(),
          record.state(),
          record.cause(),
          record.notice(),
          record.basis(),
          record.until(),
          document);
    }

    @Override
    public List<PriorDecision> recall(DataSubject subject, Meeting meeting) {
      return ledger.stream()
          .filter(record -> record.subject().equals(subject))
          .filter(record -> subject.isAccount() || isSame(record.meeting(), meeting))
          .map(
              record ->
                  new PriorDecision(
                      record.id(),
                      record.time(),
                      record.purpose(),
                      record.state(),
                      record.notice(),
                      record.until(),
                      isSame(record.meeting(), meeting)))
          .toList();
    }

    private static boolean isSame(Meeting one, Meeting other) {
      return one.id().isPresent() && one.equals(other);
    }

    @Override
    public void follow(Consumer<KeptDecision> listener) {}

    @Override
    public String subject(DataSubject subject) {
      return subject.name();
    }

    @Override
    public Optional<String> meeting(Meeting meeting) {
      return meeting.id();
    }

    @Override
    public void close() {}
  }
}

package jitsiprivacy.host.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.inject.Inject;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.health.CapturedLog;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.health.StartReport;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.HookHandler;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.NamedHook;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostGuestTest {
  private static final NamedHook RUN =
      new NamedHook("run", "java.lang.Thread", "run", List.of("()V"));
  private static final Map<Integer, String> NO_FAILURES = Map.of();

  @TempDir Path dir;

  private final Health health = new Health();
  private final BackgroundThreads background = new BackgroundThreads(cause -> {});
  private final Judge judge = new Judge();
  private final Stanza message = StanzaBuilder.buildMessage().build();

  private HostGuest guest(OnFault onFault, List<GuardModule> active, List<GuardModule> closed)
      throws Exception {
    Files.writeString(
        dir.resolve("reference.conf"),
        "privacy { on-fault = deny, state-dir = /state, run-dir = /run, a.enabled = true }");
    Files.writeString(dir.resolve("privacy.conf"), "");
    List<GuardModule> installed = active.isEmpty() ? closed : active;
    try (URLClassLoader defaults = new URLClassLoader(new URL[] {dir.toUri().toURL()}, null)) {
      PrivacyConfig config =
          PrivacyConfig.load(
              dir.resolve("privacy.conf"), InstalledGuards.sections(installed), defaults);
      GuardSelection selection = new GuardSelection(active, closed);
      return new HostGuest(
          selection,
          Hooks.find(selection, ClassSource.ofJdk(), onFault, health),
          new HostBindings(
              Host.JICOFO,
              installed,
              config,
              new HostOptions(onFault, dir, dir),
              new LiveOptions(
                  dir.resolve("privacy.conf"),
                  defaults,
                  config,
                  installed,
                  Host.JICOFO,
                  background,
                  health.reporterFor(Health.HOST)),
              health,
              background),
          onFault,
          health,
          background,
          () -> StartReport.of("jicofo", "1.2", onFault, health));
    }
  }

  private HostGuest running(OnFault onFault) throws Exception {
    HostGuest guest = guest(onFault, List.of(new Guard()), List.of());
    start(guest, NO_FAILURES);
    return guest;
  }

  private static String start(HostGuest guest, Map<Integer, String> failures)
      throws UnusableConfiguration {
    try (CapturedLog log = new CapturedLog("jitsiprivacy.health")) {
      guest.start(failures);
      await().until(() -> !log.lines().isEmpty());
      return String.join(System.lineSeparator(), log.lines());
    }
  }

  private List<String> states() {
    return health.report().stream().map(guard -> guard.id() + " " + guard.state().id()).toList();
  }

  private long faults() {
    return health.counts().entrySet().stream()
        .filter(count -> count.getKey().kind().equals("fault"))
        .mapToLong(count -> count.getValue().sum())
        .sum();
  }

  @Test
  void withoutGuardsTheHostIsLeftAsItIs() throws Exception {
    HostGuest guest = guest(OnFault.DENY, List.of(), List.of());
    assertThat(guest.plan()).isEqualTo(new Guest.Plan(false, List.of()));
    assertThat(start(guest, NO_FAILURES))
        .startsWith("jitsi-privacy 1.2 in jicofo, on-fault = deny");
    assertThat(guest.incoming(null, message)).isSameAs(message);
    assertThat(guest.outgoing(null, message)).isSameAs(message);
    guest.sent(null, message, null);
    assertThat(health.report()).isEmpty();
  }

  @Test
  void aGuardIsAskedBothWaysAndAtItsHook() throws Exception {
    HostGuest guest = guest(OnFault.DENY, List.of(new Guard()), List.of());
    assertThat(guest.plan())
        .isEqualTo(
            new Guest.Plan(true, List.of(new Guest.Hook(0, "java.lang.Thread", "run", "()V"))));
    start(guest, NO_FAILURES);
    assertThat(guest.incoming(null, message)).isSameAs(message);
    assertThat(guest.enter(0, this, new Object[0])).isTrue();
    judge.verdict = stanza -> Verdict.drop();
    judge.runs = false;
    assertThat(guest.incoming(null, message)).isNull();
    assertThat(guest.outgoing(null, message)).isNull();
    assertThat(guest.enter(0, this, new Object[0])).isFalse();
    assertThat(health.report()).anyMatch(g -> g.id().equals(Health.HOST));
    assertThat(states()).contains("plugin-host active");
  }

  @Test
  void aClosedGuardRefusesAndOthersPass() throws Exception {
    HostGuest guest = guest(OnFault.DENY, List.of(), List.of(new Guard()));
    assertThat(guest.plan().stanzas()).isTrue();
    start(guest, NO_FAILURES);
    assertThat(guest.outgoing(null, new Recording())).isNull();
    assertThat(guest.outgoing(null, message)).isSameAs(message);
  }

  @Test
  void smackThatCannotBeInstrumentedIsNotStarted() throws Exception {
    HostGuest guest = guest(OnFault.DENY, List.of(new Guard()), List.of());
    assertThatExceptionOfType(UnusableConfiguration.class)
        .isThrownBy(() -> guest.start(Map.of(Guest.STANZAS, "no processStanza")))
        .withMessage(
            "this version's Smack cannot be instrumented (no processStanza), so no guard would"
                + " hold. Set privacy.on-fault = allow to start unprotected.");
  }

  @Test
  void smackThatCannotBeInstrumentedIsUnprotectedWhenFaultsAreAllowed() throws Exception {
    HostGuest guest = guest(OnFault.ALLOW, List.of(new Guard()), List.of());
    String said = start(guest, Map.of(Guest.STANZAS, "no processStanza"));
    assertThat(said).contains("ALERT unattached: no processStanza").contains("unprotected");
    judge.verdict = stanza -> Verdict.drop();
    judge.runs = false;
    assertThat(guest.incoming(null, message)).isSameAs(message);
    assertThat(guest.enter(0, this, new Object[0])).isTrue();
    assertThat(states()).containsExactly("a unprotected", "plugin-host unprotected");
  }

  @Test
  void whatIsNoStanzaOfSmacksIsAFaultOfOurs() throws Exception {
    HostGuest deny = running(OnFault.DENY);
    assertThat(deny.incoming("no connection", message)).isNull();
    assertThat(deny.outgoing(null, "no stanza")).isNull();
    deny.sent("no connection", message, null);
    HostGuest allow = running(OnFault.ALLOW);
    assertThat(allow.incoming("no connection", message)).isSameAs(message);
    assertThat(allow.outgoing(null, "no stanza")).isEqualTo("no stanza");
    assertThat(faults()).isEqualTo(5);
  }

  @Test
  void nothingAGuardThrowsReachesTheHost() throws Exception {
    for (Throwable thrown :
        List.of(
            new IllegalStateException(),
            new StackOverflowError(),
            new AssertionError(),
            new Error("of a kind of its own"),
            new java.io.IOException("undeclared"))) {
      judge.verdict = stanza -> sneak(thrown);
      HostGuest guest = running(OnFault.DENY);
      assertThat(guest.incoming(null, message)).isNull();
      assertThat(guest.outgoing(null, message)).isNull();
      guest.sent(null, message, null);
      assertThat(running(OnFault.ALLOW).incoming(null, message)).isSameAs(message);
    }
    assertThat(faults()).isEqualTo(5 * 4);
  }

  @Test
  void anErrorOfTheJvmIsTheHostsToo() throws Exception {
    judge.verdict = stanza -> sneak(new OutOfMemoryError());
    HostGuest guest = running(OnFault.DENY);
    assertThatThrownBy(() -> guest.incoming(null, message)).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void guardsThatCannotBeMadeAreClosedAndTheHostStarts() throws Exception {
    GuardModule broken = new Guard(Broken.class);
    HostGuest guest = guest(OnFault.DENY, List.of(broken), List.of());
    String said = start(guest, NO_FAILURES);
    assertThat(said).contains("the guards cannot be started").contains("no such ledger");
    await()
        .untilAsserted(
            () -> assertThat(states()).containsExactly("a closed", "plugin-host active"));
    assertThat(guest.outgoing(null, new Recording())).isNull();
    assertThat(guest.enter(0, this, new Object[0])).isFalse();
    assertThat(judge.toldToClose).isTrue();
  }

  @Test
  void aGuardThatDoesNotFitIsClosedAtItsHooksAndElsewhere() throws Exception {
    HostGuest guest = guest(OnFault.DENY, List.of(), List.of(new Guard()));
    assertThat(guest.plan().hooks()).hasSize(1);
    assertThat(guest.enter(0, this, new Object[0])).isFalse();
    start(guest, NO_FAILURES);
    assertThat(guest.enter(0, this, new Object[0])).isFalse();
    assertThat(judge.toldToClose).isTrue();
  }

  @Test
  void guardsThatCannotBeMadeAreUnprotectedWhenFaultsAreAllowed() throws Exception {
    GuardModule broken = new Guard(Broken.class);
    HostGuest guest = guest(OnFault.ALLOW, List.of(broken), List.of());
    start(guest, NO_FAILURES);
    assertThat(states()).containsExactly("a unprotected", "plugin-host active");
    assertThat(guest.outgoing(null, message)).isSameAs(message);
    assertThat(guest.enter(0, this, new Object[0])).isTrue();
    assertThat(judge.toldToClose).isFalse();
  }

  @Test
  void whatNeedsAGuardThatIsBeingMadeWaitsForIt() throws Exception {
    judge.made = new CompletableFuture<>();
    judge.verdict = stanza -> Verdict.drop();
    judge.runs = false;
    HostGuest guest = guest(OnFault.DENY, List.of(new Guard()), List.of());
    guest.start(NO_FAILURES);
    List<Object> results = new CopyOnWriteArrayList<>();
    Thread stanza =
        new Thread(() -> results.add(Optional.ofNullable(guest.outgoing(null, message))));
    Thread hook = new Thread(() -> results.add(guest.enter(0, this, new Object[0])));
    List.of(stanza, hook).forEach(Thread::start);
    await().until(() -> waitsOrEnded(stanza) && waitsOrEnded(hook));
    judge.made.complete(null);
    stanza.join();
    hook.join();
    assertThat(results).containsExactlyInAnyOrder(Optional.empty(), false);
  }

  @Test
  void aGuardThatMustBeThereBeforeMainIs() throws Exception {
    judge.made = new CompletableFuture<>();
    Guard first =
        new Guard() {
          @Override
          public boolean isInPlaceBeforeMain() {
            return true;
          }
        };
    HostGuest guest = guest(OnFault.DENY, List.of(first), List.of());
    Thread premain =
        new Thread(
            () -> {
              try {
                guest.start(NO_FAILURES);
              } catch (UnusableConfiguration e) {
                throw new AssertionError(e);
              }
            });
    premain.start();
    await().until(() -> waitsOrEnded(premain));
    boolean waited = premain.isAlive();
    judge.made.complete(null);
    premain.join();
    assertThat(waited).isTrue();
    assertThat(states()).contains("plugin-host active");
  }

  private static boolean waitsOrEnded(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TERMINATED;
  }

  @SuppressWarnings("unchecked") // Nothing is cast: the type argument only silences the compiler.
  private static <T extends Throwable> Verdict sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private class Guard extends GuardFixture {
    private final Class<? extends StanzaInterceptor<Stanza>> interceptor;

    Guard() {
      this(Judge.class);
    }

    Guard(Class<? extends StanzaInterceptor<Stanza>> interceptor) {
      super("a", GuardFixture.A.class, Set.of(), Set.of());
      this.interceptor = interceptor;
    }

    @Override
    public List<NamedHook> hooks() {
      return List.of(RUN);
    }

    @Override
    public List<ClosedDoor> closedDoors() {
      return List.of(ClosedDoor.iq(Direction.OUTGOING, "record", "urn:rec"));
    }

    @Override
    public void closed() {
      judge.toldToClose = true;
    }

    @Override
    protected void guard() {
      bind(Judge.class).toInstance(judge);
      intercept(Interest.in(Direction.INCOMING, Stanza.class, Refusal.DROP), interceptor);
      intercept(Interest.in(Direction.OUTGOING, Stanza.class, Refusal.DROP), interceptor);
      handle(RUN, Judge.class);
    }
  }

  private static final class Judge implements StanzaInterceptor<Stanza>, HookHandler {
    private Function<Stanza, Verdict> verdict = stanza -> Verdict.pass();
    private boolean runs = true;
    private volatile boolean toldToClose;
    private CompletableFuture<Void> made = CompletableFuture.completedFuture(null);

    @Override
    public Verdict intercept(Stanza stanza, HostConnection connection) {
      return verdict.apply(stanza);
    }

    @Override
    public void sent(Stanza stanza, HostConnection connection, Throwable failure) {
      var unused = verdict.apply(stanza);
    }

    @Override
    public boolean enter(Object self, Object[] arguments) {
      return runs;
    }

    @Override
    public void attached(String problem) {
      made.join();
    }
  }

  private static final class Broken implements StanzaInterceptor<Stanza> {
    @Inject
    Broken() {
      throw new IllegalStateException("no such ledger");
    }

    @Override
    public Verdict intercept(Stanza stanza, HostConnection connection) {
      return Verdict.pass();
    }
  }

  private static final class Recording extends IQ {
    Recording() {
      super("record", "urn:rec");
      setType(Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.setEmptyElement();
      return xml;
    }
  }
}

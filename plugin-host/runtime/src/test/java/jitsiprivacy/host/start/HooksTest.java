package jitsiprivacy.host.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.spi.HookHandler;
import jitsiprivacy.spi.NamedHook;
import jitsiprivacy.spi.OnFault;
import org.junit.jupiter.api.Test;

class HooksTest {
  private static final String THREAD = "java.lang.Thread";
  private static final NamedHook MISSING = new NamedHook("missing", THREAD, "gone", List.of("()V"));
  private static final NamedHook RUN = new NamedHook("run", THREAD, "run", List.of("(I)V", "()V"));

  private final Health health = new Health();
  private final Handler handler = new Handler();

  private Hooks find(HookedGuard guard, OnFault onFault) {
    return Hooks.find(
        new GuardSelection(List.of(guard), List.of()), ClassSource.ofJdk(), onFault, health);
  }

  private Hooks bound(OnFault onFault, Map<Integer, String> failures) {
    HookedGuard guard = new HookedGuard(true);
    Hooks hooks = find(guard, onFault);
    hooks.bind(Guice.createInjector(guard), failures);
    return hooks;
  }

  @Test
  void onlyWhatIsThereIsPlannedUnderTheDescriptorThatIsThere() {
    assertThat(find(new HookedGuard(true), OnFault.DENY).plan())
        .containsExactly(new Guest.Hook(1, THREAD, "run", "()V"));
  }

  @Test
  void eachHandlerAndTheHealthAreToldWhetherTheHookStands() {
    bound(OnFault.DENY, Map.of());
    assertThat(handler.told).containsExactly(THREAD + " has no method gone", null);
    assertThat(health.report().get(0).hooks())
        .isEqualTo(Map.of("missing", THREAD + " has no method gone", "run", "attached"));
  }

  @Test
  void aHookThatCouldNotBeAttachedIsToldWithTheReason() {
    bound(OnFault.DENY, Map.of(1, "not modifiable"));
    assertThat(handler.told).containsExactly(THREAD + " has no method gone", "not modifiable");
    assertThat(health.report().get(0).hooks()).containsEntry("run", "not modifiable");
  }

  @Test
  void theHandlerDecides() {
    Hooks hooks = bound(OnFault.DENY, Map.of());
    Object self = new Object();
    Object[] arguments = {"x"};
    assertThat(hooks.enter(1, self, arguments)).isTrue();
    handler.runs = false;
    assertThat(hooks.enter(1, self, arguments)).isFalse();
    assertThat(handler.entered).containsExactly(self, arguments, self, arguments);
  }

  @Test
  void aFaultSkipsTheMethodUnlessFaultsAreAllowed() {
    for (Error thrown :
        List.of(new StackOverflowError(), new NoSuchFieldError("x"), new AssertionError("x"))) {
      handler.thrown = thrown;
      assertThat(bound(OnFault.DENY, Map.of()).enter(1, null, new Object[0])).isFalse();
      assertThat(bound(OnFault.ALLOW, Map.of()).enter(1, null, new Object[0])).isTrue();
      assertThat(health.report().get(0).alerts().get("fault").text())
          .isEqualTo("hook run failed: " + thrown);
    }
    assertThat(health.counts().get(new Health.Count("a", "fault")).sum()).isEqualTo(6);
  }

  @Test
  void anErrorOfTheJvmIsNotKeptFromTheHost() {
    handler.thrown = new OutOfMemoryError();
    Hooks hooks = bound(OnFault.DENY, Map.of());
    assertThatThrownBy(() -> hooks.enter(1, null, new Object[0])).isSameAs(handler.thrown);
  }

  @Test
  void beforeTheGuardsAreThereOnlyOurselvesRun() {
    assertThat(find(new HookedGuard(true), OnFault.DENY).enter(1, null, new Object[0])).isTrue();
  }

  @Test
  void withoutGuardsTheMethodIsSkippedUnlessFaultsAreAllowed() {
    HookedGuard guard = new HookedGuard(true);
    Hooks denied = find(guard, OnFault.DENY);
    denied.close();
    Hooks allowed = find(guard, OnFault.ALLOW);
    allowed.close();
    assertThat(denied.enter(1, null, new Object[0])).isFalse();
    assertThat(allowed.enter(1, null, new Object[0])).isTrue();
    assertThat(health.report()).isEmpty();
  }

  @Test
  void twoGuardsInOneMethodAreBothAsked() {
    Handler others = new Handler();
    others.runs = false;
    GuardFixture other =
        new GuardFixture("b", GuardFixture.B.class, Set.of(), Set.of()) {
          @Override
          public List<NamedHook> hooks() {
            return List.of(RUN);
          }

          @Override
          protected void guard() {
            bind(HookHandler.class).toInstance(others);
            handle(RUN, HookHandler.class);
          }
        };
    HookedGuard guard = new HookedGuard(true);
    GuardSelection both = new GuardSelection(List.of(guard, other), List.of());
    Hooks hooks = Hooks.find(both, ClassSource.ofJdk(), OnFault.DENY, health);
    hooks.bind(Guice.createInjector(guard, other), Map.of());
    assertThat(hooks.enter(1, this, new Object[] {"first"})).isTrue();
    assertThat(hooks.enter(2, this, new Object[] {"second"})).isFalse();
    assertThat(handler.entered).hasSize(2);
    assertThat(others.entered).hasSize(2);
  }

  @Test
  void aHookWithoutHandlerIsAMistakeOfTheGuard() {
    HookedGuard guard = new HookedGuard(false);
    Hooks hooks = find(guard, OnFault.DENY);
    assertThatIllegalStateException()
        .isThrownBy(() -> hooks.bind(Guice.createInjector(guard), Map.of()))
        .withMessage("a handles no hook missing");
  }

  private final class HookedGuard extends GuardFixture {
    private final boolean handles;

    HookedGuard(boolean handles) {
      super("a", GuardFixture.A.class, Set.of(), Set.of());
      this.handles = handles;
    }

    @Override
    public List<NamedHook> hooks() {
      return List.of(MISSING, RUN);
    }

    @Override
    protected void guard() {
      if (handles) {
        bind(Handler.class).toInstance(handler);
        handle(MISSING, Handler.class);
        handle(RUN, Handler.class);
      }
    }
  }

  private static final class Handler implements HookHandler {
    private final List<String> told = new ArrayList<>();
    private final List<Object> entered = new ArrayList<>();
    private boolean runs = true;
    private Error thrown;

    @Override
    public boolean enter(Object self, Object[] arguments) {
      if (thrown != null) {
        throw thrown;
      }
      entered.add(self);
      entered.add(arguments);
      return runs;
    }

    @Override
    public void attached(String problem) {
      told.add(problem);
    }
  }
}

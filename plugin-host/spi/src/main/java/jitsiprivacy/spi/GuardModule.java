package jitsiprivacy.spi;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.Set;
import org.jivesoftware.smack.packet.Stanza;

/**
 * A guard: a Guice module with a name, options and a list of what it stands in.
 *
 * <p>The host of plugins binds for it to inject: the options record of every installed guard,
 * {@link GuardHealth} named with the guard's id ({@code @Named("my-guard")}), {@link Background},
 * {@link OnFault}, {@link StateDirectory}, {@link Host}, {@link OptionUpdates} and {@link
 * GuardSettings}, which are those of the moment. All guards share one injector. The module's own
 * class must load without any class of the host's: what refers to those belongs into the classes it
 * binds.
 */
public abstract class GuardModule extends AbstractModule {

  /** Name in kebab case; also the guard's section in {@code privacy.conf}. */
  public abstract String id();

  /** The programs this guard works in. */
  public abstract Set<Host> hosts();

  /**
   * The record that the guard's section is read into. It must have a component {@code boolean
   * enabled}; its defaults stand in the guard's {@code reference.conf}.
   */
  public abstract Class<? extends Record> options();

  /** Ids of the guards that must be enabled for this one to be. */
  public Set<String> requires() {
    return Set.of();
  }

  /** Ids of guards that this one needs only if they are enabled: one of them closed closes it. */
  public Set<String> uses() {
    return Set.of();
  }

  /** Methods of the host this guard stands in. */
  public List<NamedHook> hooks() {
    return List.of();
  }

  /**
   * What is refused while this guard cannot work at all, because a class or method it needs is
   * missing in this host. Given by name so that nothing of the guard or the host has to load.
   */
  public abstract List<ClosedDoor> closedDoors();

  /**
   * What stands in this guard's hooks while it cannot work and faults are denied; says no unless
   * overridden. Needs nothing that is injected, and nothing of the host.
   */
  public HookHandler whenClosed(NamedHook hook) {
    return new Refuses();
  }

  /** Closes, when this guard cannot work and faults are denied, what no hook or door stands in. */
  public void closed() {}

  private static final class Refuses implements HookHandler {
    @Override
    public boolean enter(Object self, Object[] arguments) {
      return false;
    }

    @Override
    public void attached(String problem) {}
  }

  /**
   * Whether this guard must be in place before the host's {@code main}. Otherwise it is made while
   * the host starts: the host's first stanza and first call of a hook wait for it, which come long
   * after. Meanwhile a constructor must not initialize classes of the host's that initialize one
   * another, as Smack's do: two threads at that can wait for each other.
   */
  public boolean isInPlaceBeforeMain() {
    return false;
  }

  /** Registers an interceptor. Call from {@link #configure()}. */
  protected final <S extends Stanza> void intercept(
      Interest<S> interest, Class<? extends StanzaInterceptor<S>> interceptor) {
    Multibinder.newSetBinder(binder(), new TypeLiteral<Interception<?>>() {})
        .addBinding()
        .toInstance(new Interception<>(id(), interest, interceptor));
  }

  /** Registers the handler of one of {@link #hooks()}. Call from {@link #configure()}. */
  protected final void handle(NamedHook hook, Class<? extends HookHandler> handler) {
    Multibinder.newSetBinder(binder(), HookBinding.class)
        .addBinding()
        .toInstance(new HookBinding(id(), hook, handler));
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), new TypeLiteral<Interception<?>>() {});
    Multibinder.newSetBinder(binder(), HookBinding.class);
    guard();
  }

  /** The guard's own bindings, with {@link #intercept} and {@link #handle}. */
  protected abstract void guard();
}

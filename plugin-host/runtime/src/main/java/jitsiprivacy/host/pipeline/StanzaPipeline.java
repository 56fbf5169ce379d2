package jitsiprivacy.host.pipeline;

import java.util.List;
import java.util.Objects;
import jitsiprivacy.host.fault.Barrier;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;

/**
 * Takes each stanza through the interceptors that want it. Nothing that an interceptor throws gets
 * past here: the stanza then goes the way of {@link OnFault}.
 */
public final class StanzaPipeline {

  static final String FAULT_TEXT =
      "The privacy guard of this server could not check this request, so it was refused.";

  private final RouteTable incoming;
  private final RouteTable outgoing;
  private final OnFault onFault;
  private final FaultListener faults;
  private final Connections connections;

  public StanzaPipeline(
      List<Route<?>> routes, OnFault onFault, FaultListener faults, Connections connections) {
    this.incoming = new RouteTable(Direction.INCOMING, routes);
    this.outgoing = new RouteTable(Direction.OUTGOING, routes);
    this.onFault = onFault;
    this.faults = faults;
    this.connections = connections;
  }

  /** The stanza the host gets to see, or {@code null}. */
  public Stanza incoming(AbstractXMPPConnection connection, Stanza stanza) {
    if (connections.awaitsAnswers() && connections.takeAnswer(connection, stanza)) {
      return null;
    }
    Route<?>[] routes = incoming.get(stanza.getClass());
    return routes.length == 0 ? stanza : decide(routes, connection, stanza);
  }

  /** The stanza that leaves, or {@code null}. */
  public Stanza outgoing(AbstractXMPPConnection connection, Stanza stanza) {
    Route<?>[] routes = outgoing.get(stanza.getClass());
    return routes.length == 0 ? stanza : decide(routes, connection, stanza);
  }

  /** Tells the interceptors of an outgoing stanza what became of it. */
  public void sent(AbstractXMPPConnection connection, Stanza stanza, Throwable failure) {
    Route<?>[] routes = outgoing.get(stanza.getClass());
    if (routes.length == 0 || connections.isOurs()) {
      return;
    }
    for (Route<?> route : routes) {
      tell(route, connections.of(connection), stanza, failure);
    }
  }

  private Stanza decide(Route<?>[] routes, AbstractXMPPConnection connection, Stanza stanza) {
    if (connections.isOurs()) {
      return stanza;
    }
    SmackConnection ours = connections.of(connection);
    Stanza current = stanza;
    for (Route<?> route : routes) {
      // A replacement may be of another class than the one looked up.
      if (route.interest().type().isInstance(current)) {
        current = apply(route, ask(route, ours, current), ours, current);
        if (current == null) {
          return null;
        }
      }
    }
    return current;
  }

  /** The barrier. An interceptor without a verdict is a broken one. */
  private <S extends Stanza> Verdict ask(Route<S> route, SmackConnection ours, Stanza stanza) {
    try {
      return route.wants(stanza)
          ? Objects.requireNonNull(
              route.interceptor().intercept(route.cast(stanza), ours), "no verdict")
          : Verdict.pass();
    } catch (Throwable e) {
      Barrier.letThrough(e);
      faults.fault(route.guard(), "interceptor", e);
      return onFault == OnFault.ALLOW ? Verdict.pass() : refusal(route.interest().onFault());
    }
  }

  private Stanza apply(Route<?> route, Verdict verdict, SmackConnection ours, Stanza stanza) {
    if (verdict instanceof Verdict.Pass) {
      return stanza;
    }
    if (verdict instanceof Verdict.Replace replace) {
      faults.intervened(route.guard(), "replace");
      return replace.stanza();
    }
    if (verdict instanceof Verdict.Answer answer) {
      faults.intervened(route.guard(), "answer");
      ours.answer(route.interest().direction(), stanza, answer);
      return null;
    }
    faults.intervened(route.guard(), "drop");
    return null;
  }

  private <S extends Stanza> void tell(
      Route<S> route, SmackConnection ours, Stanza stanza, Throwable failure) {
    try {
      if (route.wants(stanza)) {
        route.interceptor().sent(route.cast(stanza), ours, failure);
      }
    } catch (Throwable e) {
      Barrier.letThrough(e);
      faults.fault(route.guard(), "after sending", e);
    }
  }

  private static Verdict refusal(Refusal refusal) {
    return switch (refusal) {
      case PASS -> Verdict.pass();
      case DROP -> Verdict.drop();
      case ANSWER -> Verdict.answer(StanzaError.Condition.service_unavailable, FAULT_TEXT);
    };
  }
}

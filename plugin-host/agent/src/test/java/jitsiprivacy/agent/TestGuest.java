package jitsiprivacy.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jitsiprivacy.agent.bridge.Bridge;
import jitsiprivacy.agent.bridge.Guest;

/** The bridge takes one guest for the life of the JVM: this one, which each test sets up anew. */
final class TestGuest implements Guest {
  private static final TestGuest INSTANCE = new TestGuest();

  static {
    Bridge.enter(INSTANCE);
  }

  final List<Object> calls = new ArrayList<>();
  UnaryOperator<Object> decision = stanza -> stanza;
  boolean runs = true;

  private TestGuest() {}

  static TestGuest fresh() {
    INSTANCE.calls.clear();
    INSTANCE.decision = stanza -> stanza;
    INSTANCE.runs = true;
    return INSTANCE;
  }

  @Override
  public Plan plan() {
    return new Plan(false, List.of());
  }

  @Override
  public void start(Map<Integer, String> failures) {}

  @Override
  public Object incoming(Object connection, Object stanza) {
    return decision.apply(stanza);
  }

  @Override
  public Object outgoing(Object connection, Object stanza) {
    return decision.apply(stanza);
  }

  @Override
  public void sent(Object connection, Object stanza, Throwable failure) {
    calls.add(stanza);
    calls.add(failure == null ? "left" : failure.getMessage());
  }

  @Override
  public boolean enter(int hook, Object self, Object[] arguments) {
    calls.add(hook);
    calls.add(self == null ? "static" : self);
    calls.addAll(List.of(arguments));
    return runs;
  }
}

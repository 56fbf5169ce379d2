package jitsiprivacy.testbed.inhost;

import java.lang.instrument.Instrumentation;

/** Brings this package onto the class path of a program. */
public final class InHostAgent {

  /** Argument with which the program's ice4j uses loopback addresses like others. */
  public static final String LOOPBACK = "loopback";

  private InHostAgent() {}

  public static void premain(String argument, Instrumentation instrumentation) {
    if (LOOPBACK.equals(argument)) {
      instrumentation.addTransformer(new LoopbackHarvesting());
    }
  }
}

package jitsiprivacy.testbed.inhost;

import java.util.logging.ConsoleHandler;

/** The witness of what goes to standard error. */
public final class ConsoleWitness extends Witness {
  public ConsoleWitness() {
    super(ConsoleHandler.class);
  }
}

package jitsiprivacy.logs;

import java.util.List;
import java.util.Set;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.HookHandler;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.NamedHook;

/** Anonymizes what Jicofo and the videobridge log. */
public final class LogAnonymizerModule extends GuardModule {

  static final String ID = "log-anonymizer";

  /** Every record passes it, whoever added which handler when. */
  private static final NamedHook LOGGER =
      new NamedHook(
          "logger", "java.util.logging.Logger", "log", List.of("(Ljava/util/logging/LogRecord;)V"));

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO, Host.JVB);
  }

  @Override
  public Class<LogAnonymizerOptions> options() {
    return LogAnonymizerOptions.class;
  }

  @Override
  public List<NamedHook> hooks() {
    return List.of(LOGGER);
  }

  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of(); // It judges no stanza.
  }

  /** The first thing a program does is to log. */
  @Override
  public boolean isInPlaceBeforeMain() {
    return true;
  }

  @Override
  public HookHandler whenClosed(NamedHook hook) {
    return new WithheldRecords(System.err);
  }

  @Override
  public void closed() {
    WithheldOutput.install();
  }

  @Override
  protected void guard() {
    bind(StandardStreams.class).asEagerSingleton();
    handle(LOGGER, LogHandlers.class);
  }
}

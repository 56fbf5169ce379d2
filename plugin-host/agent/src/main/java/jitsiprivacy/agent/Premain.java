package jitsiprivacy.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import jitsiprivacy.agent.bridge.Bridge;
import jitsiprivacy.agent.bridge.Guest;
import jitsiprivacy.agent.bridge.GuestFactory;
import jitsiprivacy.agent.bridge.UnusableConfiguration;

/** Where the JVM calls us, before the host's {@code main}. */
public final class Premain {

  /** sysexits.h EX_CONFIG; the videobridge's unit does not restart after it. */
  private static final int EX_CONFIG = 78;

  private Premain() {}

  public static void premain(String arguments, Instrumentation instrumentation) {
    HostProgram program = HostProgram.ofThisJvm();
    Optional<String> host = program.id();
    if (host.isEmpty()) {
      say(
          "main class "
              + program.mainClass()
              + " is neither Jicofo nor JVB: doing nothing, no guard runs here.");
      return;
    }
    try {
      start(host.get(), arguments, instrumentation);
    } catch (UnusableConfiguration e) {
      refuse(host.get(), e.getMessage());
    } catch (Throwable e) {
      // Without us no gate could be closed, so the host must not run believing it is guarded.
      e.printStackTrace();
      refuse(host.get(), "the installation is damaged: " + e);
    }
  }

  private static void start(String host, String arguments, Instrumentation instrumentation)
      throws IOException, UnusableConfiguration {
    Path configuration = configuration(arguments);
    ClassLoader hostLoader = ClassLoader.getSystemClassLoader();
    IsolatedLoader isolated = new IsolatedLoader(Installation.ofThisAgent().jars(), hostLoader);
    Guest guest = factory(isolated).create(host, configuration);
    Guest.Plan plan = guest.plan();
    Bridge.enter(guest);
    guest.start(new Instrumenter(plan).install(instrumentation, hostLoader));
  }

  private static Path configuration(String arguments) throws UnusableConfiguration {
    try {
      return AgentArguments.parse(arguments).configuration();
    } catch (IllegalArgumentException e) {
      throw new UnusableConfiguration(e.getMessage());
    }
  }

  private static GuestFactory factory(IsolatedLoader isolated) throws IOException {
    return ServiceLoader.load(GuestFactory.class, isolated)
        .findFirst()
        .orElseThrow(() -> new IOException("lib/ holds no " + GuestFactory.class.getName()));
  }

  private static void refuse(String host, String reason) {
    say(reason);
    say(
        host
            + " was not started. Correct the above, or remove the agent to run without any guard.");
    System.exit(EX_CONFIG);
  }

  private static void say(String line) {
    System.err.println("jitsi-privacy: " + line);
  }
}

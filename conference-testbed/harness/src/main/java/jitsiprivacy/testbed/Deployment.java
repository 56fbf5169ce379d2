package jitsiprivacy.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prosody, a focus and a bridge under one temporary directory. {@link #close} ends all of them and
 * removes it.
 */
public final class Deployment implements AutoCloseable {

  private final Path directory;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Programs programs;
  private String javaOptions = "";
  private boolean tapped;
  private WireTap tap;
  private Prosody prosody;
  private ChildProcess focus;
  private BridgeState bridge;

  private Deployment(Path directory, Programs programs) {
    this.directory = directory;
    this.programs = programs;
  }

  /** Nothing runs yet. */
  public static Deployment create() {
    return create(Programs.ofEnvironment());
  }

  /**
   * On the stand-ins, whatever the environment says.
   *
   * @param variant the focus as in another release: {@code old-invite} or {@code renamed-invite}
   */
  public static Deployment ofVariant(String variant) {
    return create(Programs.StandIns.ofBuild(variant));
  }

  private static Deployment create(Programs programs) {
    try {
      return new Deployment(Files.createTempDirectory("jitsi-privacy-testbed-"), programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts the agent into focus and bridge, as the packages do.
   *
   * @param options what stands inside {@code privacy { … }}
   */
  public Deployment guardedBy(Path agent, String options) {
    Path file = directory.resolve("privacy.conf");
    write(
        file,
        """
        privacy {
          state-dir = "%1$s/state"
          run-dir = "%1$s/run"
          %2$s
        }
        """
            .formatted(directory, options));
    javaOptions = "-javaagent:" + agent + "=config=" + file;
    return this;
  }

  /** Lets the focus speak to Prosody through a {@link WireTap}. */
  public Deployment tapped() {
    tapped = true;
    return this;
  }

  /** What hears the focus. */
  public WireTap tap() {
    return tap;
  }

  /** Starts all and waits until the focus knows the bridge. */
  public Deployment start() {
    try {
      prosody = running(Prosody.start(directory));
      if (tapped) {
        tap = running(new WireTap(prosody.port()));
      }
      startBridge("jvb1");
      startFocus();
      focus.awaitLog("Added new videobridge");
      return this;
    } catch (RuntimeException e) {
      close(); // Nobody else can: the caller gets no deployment.
      throw e;
    }
  }

  /** Starts a focus, and does not wait for it. */
  public ChildProcess startFocus() {
    Path configuration =
        write(
            directory.resolve("jicofo.conf"),
            HostConfiguration.focus(portForFocus(), Ports.free()));
    focus = running(launch("jicofo", programs.focus(configuration)));
    return focus;
  }

  private int portForFocus() {
    if (tap != null) {
      return tap.port();
    }
    return prosody == null ? Ports.free() : prosody.port();
  }

  private void startBridge(String nick) {
    int restPort = Ports.free();
    Path configuration =
        write(
            directory.resolve(nick + ".conf"),
            HostConfiguration.bridge(prosody.port(), restPort, nick));
    running(launch(nick, programs.bridge(configuration)));
    bridge = new BridgeState(restPort);
    await(nick + " answers")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> bridge.endpoints() == 0);
  }

  private ChildProcess launch(String name, Programs.Start start) {
    Map<String, String> environment = new HashMap<>(start.environment());
    environment.put("JAVA_TOOL_OPTIONS", javaOptions);
    return ChildProcess.start(name, directory, start.command(), environment);
  }

  public ChildProcess focus() {
    return focus;
  }

  public BridgeState bridge() {
    return bridge;
  }

  /** Where the agent keeps its state. */
  public Path stateDirectory() {
    return directory.resolve("state");
  }

  /** What the agent in the focus says of itself. */
  public String focusStatus() {
    try {
      return Files.readString(directory.resolve("run/jicofo.status.json"));
    } catch (IOException e) {
      return "";
    }
  }

  /** A new client, connected and in no room. */
  public Participant participant(String endpointId) {
    return running(Participant.connect(prosody.port(), endpointId));
  }

  /** A Jibri, idle in the brewery. */
  public ScriptedJibri jibri() {
    return running(ScriptedJibri.connect(prosody.port()));
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      closeQuietly(running.pop());
    }
    if (!Files.exists(directory)) {
      return; // A start that failed closed already.
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T extends AutoCloseable> T running(T what) {
    running.push(what);
    return what;
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

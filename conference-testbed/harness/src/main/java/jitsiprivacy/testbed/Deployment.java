package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jitsiprivacy.testbed.ProsodyConfiguration.RoomIds;

/**
 * Prosody, a focus, bridges and their clients under one temporary directory. {@link #close} ends
 * all of them and, unless the system property {@code testbed.keep} is true, removes it.
 */
public final class Deployment implements AutoCloseable {

  private final Path directory;
  private final Programs programs;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final List<Bridge> bridges = new ArrayList<>();
  // A test run that is interrupted leaves nothing running either.
  private final Thread atExit = new Thread(this::closeAll, "close-deployment");
  // Programs of a test live for seconds: starting soon is what counts.
  private String compilers = "-XX:TieredStopAtLevel=1";
  private Optional<Guards> guards = Optional.empty();
  private String javaOptions = "";
  private Optional<VerboseLogging> logging = Optional.empty();
  private Set<String> unguarded = Set.of();
  private final Map<String, Path> ownAgents = new HashMap<>();
  private String focusAddition = "";
  private String bridgeAddition = "";
  private boolean connected;
  private boolean forBrowsers;
  private String inHost = "";
  private List<String> focusPrefix = List.of();
  private int bridgeCount = 1;
  private RoomIds roomIds = RoomIds.GIVEN;
  private int jibris;
  private Prosody prosody;
  private WireTap focusWire;
  private ServerProcess focus;
  private FocusRest focusRest;
  private ModerationComponent moderation;
  private MetadataComponent metadata;

  private Deployment(Path directory, Programs programs) {
    this.directory = directory;
    this.programs = programs;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Nothing runs yet. */
  public static Deployment create() {
    return create(Programs.ofEnvironment());
  }

  /**
   * On the stand-ins, whatever the environment says.
   *
   * @param variant the focus as in another release: {@code old-invite} or {@code renamed-invite};
   *     {@code null} for the one that is
   */
  public static Deployment ofStandIns(String variant) {
    return create(Programs.StandIns.ofBuild(variant));
  }

  private static Deployment create(Programs programs) {
    try {
      return new Deployment(Files.createTempDirectory("jitsi-privacy-testbed-"), programs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two bridges are what a meeting can be moved between; one if nothing else is said. */
  public Deployment bridges(int count) {
    bridgeCount = count;
    return this;
  }

  /** Rooms have no meeting ids, as in older installations. */
  public Deployment withoutMeetingIds() {
    roomIds = RoomIds.NONE;
    return this;
  }

  /**
   * Puts the agent into focus and bridges, as the packages do.
   *
   * @param options what stands inside {@code privacy { … }}
   */
  public Deployment guardedBy(Path agent, String options) {
    guards = Optional.of(new Guards(agent, options));
    return this;
  }

  /** These programs, by their names, go without the agent. */
  public Deployment unguarded(String... names) {
    unguarded = Set.of(names);
    return this;
  }

  /** This program, by its name, has another agent than the others, with the same options. */
  public Deployment guardedBy(String program, Path agent) {
    ownAgents.put(program, agent);
    return this;
  }

  /** The bridges take requests over HTTP, and may capture packets into files. */
  public Deployment withOpenDoors() {
    bridgeAddition = HostConfiguration.BRIDGE_WITH_OPEN_DOORS.formatted(directory);
    return this;
  }

  /** The focus can have bridges send the sound of a meeting there. */
  public Deployment transcribingTo(WebsocketRecorder recorder) {
    focusAddition = HostConfiguration.focusTranscribingTo(recorder.url());
    return this;
  }

  /** The focus, a stand-in, has every meeting exported there, whatever anybody says. */
  public Deployment exportingUnasked(WebsocketRecorder recorder) {
    focusAddition = HostConfiguration.focusExportingTo(recorder.url() + "/unasked");
    return this;
  }

  /** The programs log all there is, with a witness: see {@link #witnessedLogs}. */
  public Deployment verbose() {
    logging = Optional.of(VerboseLogging.in(directory));
    inHost = InHostJar.agentOption(directory);
    return this;
  }

  /**
   * Participants and bridges exchange packets: every participant has a loopback address of its own,
   * and the real bridge's ice4j is made to use such addresses.
   */
  public Deployment connected() {
    connected = true;
    inHost = InHostJar.agentOption(directory);
    return this;
  }

  /**
   * {@linkplain #connected Connected}, and browsers can take part: Prosody and the bridges speak
   * websocket, too.
   */
  public Deployment forBrowsers() {
    forBrowsers = true;
    return connected();
  }

  /** The programs compile as an operator's do, which is slower at first and faster after that. */
  public Deployment asInProduction() {
    compilers = "";
    return this;
  }

  /** What focus and bridges find in {@code JAVA_TOOL_OPTIONS}. */
  public Deployment javaOptions(String options) {
    javaOptions = " " + options;
    return this;
  }

  /** The focus finds its disk full, from the start: see {@link ServerProcess#limitFileSize}. */
  public Deployment diskFull() {
    focusPrefix = List.of("prlimit", "--fsize=" + ServerProcess.FULL + ":");
    return this;
  }

  /** The focus has mounts of its own, which nobody else sees: see {@link OwnMounts}. */
  public Deployment focusWith(OwnMounts mounts) {
    focusPrefix = mounts.prefix();
    return this;
  }

  /**
   * Starts all and waits until the focus knows its bridges.
   *
   * @throws ServerDied when a program ended instead
   */
  public Deployment start() {
    try {
      prosody = running(Prosody.start(directory, roomIds, forBrowsers));
      focusWire = running(WireTap.before(prosody.clientPort()));
      startFocus(focusWire.port());
      for (int i = 1; i <= bridgeCount; i++) {
        startBridge("bridge-" + i);
      }
      bridges.forEach(Bridge::awaitRest);
      focus.awaitLog("Added new videobridge", bridgeCount);
      moderation = running(ModerationComponent.connect(prosody));
      metadata = running(MetadataComponent.connect(prosody));
      return this;
    } catch (RuntimeException e) {
      close(); // Nobody else can: the caller gets no deployment.
      throw e;
    }
  }

  /** Starts focus and bridges again, after they ended in whichever way, with what they left. */
  public Deployment startProgramsAgain() {
    List<Bridge> ended = List.copyOf(bridges);
    bridges.clear();
    startFocus(focusWire.port());
    ended.forEach(bridge -> startBridge(bridge.name()));
    bridges.forEach(Bridge::awaitRest);
    focus.awaitLog("Added new videobridge", bridgeCount);
    return this;
  }

  /** Starts a focus and nothing that it could connect to. */
  public ServerProcess startFocusAlone() {
    startFocus(LoopbackPort.free().number());
    return focus;
  }

  /**
   * Ends the focus and starts another in its place, while everything else stays; waits until it
   * knows the bridges. It comes into a room again when somebody asks for a conference there.
   */
  public Deployment restartFocus() {
    focus.stop();
    return startFocusAgain();
  }

  /** The same, and the focus has no chance to say goodbye. */
  public Deployment killAndRestartFocus() {
    focus.kill();
    return startFocusAgain();
  }

  private Deployment startFocusAgain() {
    startFocus(focusWire.port());
    focus.awaitLog("Added new videobridge", bridgeCount);
    return this;
  }

  /**
   * Starts another focus on the same Prosody and bridges, for rooms of its own.
   *
   * @param state where its agent keeps its state: {@link #stateDirectory} to share
   */
  public ServerProcess startSecondFocus(Path state) {
    String option = guardOption("focus-2", state, directory.resolve("run-2"));
    ServerProcess second =
        startFocus(
            "focus-2",
            FocusAccount.SECOND,
            prosody.clientPort().number(),
            LoopbackPort.free().number(),
            option);
    second.awaitLog("Added new videobridge", bridgeCount);
    return second;
  }

  private void startFocus(int xmppPort) {
    int restPort = LoopbackPort.free().number();
    focusRest = new FocusRest(restPort);
    focus = startFocus("focus", FocusAccount.FIRST, xmppPort, restPort, guardOption("focus"));
  }

  private ServerProcess startFocus(
      String name, FocusAccount account, int xmppPort, int restPort, String guardOption) {
    Path configuration =
        write(name + ".conf", HostConfiguration.focus(account, xmppPort, restPort) + focusAddition);
    Programs.Launch launch = programs.focus(configuration);
    List<String> command = new ArrayList<>(focusPrefix);
    command.addAll(launch.command());
    ServerProcess started =
        running(
            new ServerProcess(name, command, environment(name, launch, guardOption), directory));
    started.start();
    return started;
  }

  private String guardOption(String program) {
    return guardOption(program, stateDirectory(), directory.resolve("run"));
  }

  private String guardOption(String program, Path state, Path run) {
    return guards
        .filter(g -> !unguarded.contains(program))
        .map(g -> new Guards(ownAgents.getOrDefault(program, g.agent()), g.options()))
        .map(g -> g.javaOption(directory.resolve(program + "-privacy.conf"), state, run))
        .orElse("");
  }

  private void startBridge(String nickname) {
    int restPort = LoopbackPort.free().number();
    Path configuration =
        write(
            nickname + ".conf",
            HostConfiguration.bridge(
                    prosody.clientPort().number(), restPort, LoopbackPort.free().number(), nickname)
                + bridgeAddition
                + (connected ? HostConfiguration.BRIDGE_ON_LOOPBACK : "")
                + (forBrowsers
                    ? HostConfiguration.bridgeForBrowsers(LoopbackPort.free().number(), nickname)
                    : ""));
    Programs.Launch launch = programs.bridge(configuration);
    Bridge bridge =
        running(
            new Bridge(
                nickname,
                launch.command(),
                environment(nickname, launch, guardOption(nickname)),
                directory,
                restPort));
    bridges.add(bridge);
    bridge.start();
  }

  private Map<String, String> environment(
      String program, Programs.Launch launch, String guardOption) {
    String log = logging.map(verbose -> verbose.option(program)).orElse("");
    Map<String, String> environment = new HashMap<>(launch.environment());
    // The first to log needs the witness, and may be the agent under test.
    environment.put("JAVA_TOOL_OPTIONS", compilers + inHost + guardOption + javaOptions + log);
    // The programs' own scripts may name another file, before these.
    environment.computeIfPresent("JAVA_SYS_PROPS", (name, options) -> options + log);
    return environment;
  }

  /** Ends focus and bridges and reads every file that is left, by name, but for the witnesses'. */
  public Map<Path, String> endAndReadFiles() {
    focus.stop();
    bridges.forEach(Bridge::stop);
    Map<Path, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(VerboseLogging.witnesses(directory))) {
          all.put(directory.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /**
   * What there was in each log of a {@linkplain #verbose verbose} program, and what was written.
   */
  public List<WitnessedLog> witnessedLogs() {
    VerboseLogging verbose = logging.orElseThrow();
    List<WitnessedLog> logs = new ArrayList<>();
    for (ServerProcess program : programs()) {
      logs.add(WitnessedLog.read(program.name(), verbose, verbose.console(program.name())));
      logs.add(WitnessedLog.read(program.name(), verbose, verbose.file(program.name())));
    }
    return logs;
  }

  private List<ServerProcess> programs() {
    List<ServerProcess> all = new ArrayList<>(List.of(focus));
    all.addAll(bridges);
    return all;
  }

  public ServerProcess focus() {
    return focus;
  }

  public FocusRest focusRest() {
    return focusRest;
  }

  /** The first bridge, which is the only one unless more were asked for. */
  public Bridge bridge() {
    return bridges.get(0);
  }

  /** The running bridge that has the participant. */
  public Bridge bridgeOf(Participant participant) {
    return awaiting("a bridge for " + participant)
        .until(
            () ->
                bridges.stream()
                    .filter(Bridge::running)
                    .filter(bridge -> bridge.forceMute(participant).isPresent())
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Says in the name of the server which meetings are transcribed. */
  public MetadataComponent metadata() {
    return metadata;
  }

  /** Somebody else in the room of the bridges, with an account of the services' domain. */
  public BridgeRoomOccupant bridgeRoomOccupant(String nickname) {
    return running(BridgeRoomOccupant.enter(service(), nickname));
  }

  /** A connection with an account of the services' domain. */
  Client service() {
    return running(Client.service(prosody.clientPort().number()));
  }

  /** Whether its bridges can send media to a websocket, which old releases cannot. */
  public boolean exports() {
    return programs.exports();
  }

  /** Says in the name of a room's moderators what the focus shall mute. */
  public ModerationComponent moderation() {
    return moderation;
  }

  /** What the focus has sent. */
  public WireTap focusWire() {
    return focusWire;
  }

  /** Where the agent keeps its state. */
  public Path stateDirectory() {
    return directory.resolve("state");
  }

  /** Where an operator configured the agent in the focus. */
  public Path focusConfiguration() {
    return directory.resolve("focus-privacy.conf");
  }

  /** What the agent in the focus says of itself. */
  public String focusStatus() {
    return status("jicofo");
  }

  /** What the agent in the bridge says of itself. */
  public String bridgeStatus() {
    return status("jvb");
  }

  private String status(String program) {
    try {
      return Files.readString(directory.resolve("run/" + program + ".status.json"));
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits until the agent in the focus says this of itself. */
  public void awaitFocusStatus(String text) {
    awaiting("\"" + text + "\" in the status").until(this::focusStatus, containsString(text));
  }

  /** Waits until it no longer does. */
  public void awaitNotInFocusStatus(String text) {
    awaiting("no \"" + text + "\" in the status")
        .until(this::focusStatus, not(containsString(text)));
  }

  /** Where a browser logs in. */
  public String websocket() {
    return prosody.websocket();
  }

  /** A participant who has logged in and not joined anything yet. */
  public Participant participant(String name) {
    return participant(name, () -> Client.anonymous(prosody.clientPort().number()));
  }

  /**
   * A participant from the domain of the services: when it {@linkplain Participant#claiming claims}
   * to be a Jibri, Jicofo believes it. Of an ordinary participant it does not.
   */
  public Participant trustedParticipant(String name) {
    return participant(name, () -> Client.service(prosody.clientPort().number()));
  }

  /**
   * A user with a token, on one of its devices. It is somebody else on each to the server, and the
   * same user in what the server puts into its presence.
   */
  public Participant account(String user, String device) {
    return participant(
        user + "-" + device, () -> Client.tokenUser(prosody.clientPort().number(), user, device));
  }

  /** One that asks the second focus for conferences. */
  public Participant participantOfSecondFocus(String name) {
    int port = prosody.clientPort().number();
    return running(
        new Participant(name, () -> Client.anonymous(port), connected, FocusAccount.SECOND));
  }

  /** The same user as {@link #account}, who asks the second focus for conferences. */
  public Participant accountOfSecondFocus(String user, String device) {
    int port = prosody.clientPort().number();
    return running(
        new Participant(
            user + "-" + device,
            () -> Client.tokenUser(port, user, device),
            connected,
            FocusAccount.SECOND));
  }

  private Participant participant(String name, Supplier<Client> login) {
    return running(new Participant(name, login, connected, FocusAccount.FIRST));
  }

  /**
   * The same participant with a new connection, as after its page was loaded anew, which is what
   * stock clients do when the focus has left. The old connection is closed.
   */
  public Participant reconnected(Participant participant) {
    return running(participant.again());
  }

  /** Nobody yet: see {@link Crowd#join}. */
  public Crowd crowd() {
    return running(Crowd.connect(prosody));
  }

  /** A Jibri that the focus knows and takes for idle. */
  public ScriptedJibri jibri() {
    ScriptedJibri jibri =
        running(ScriptedJibri.start(prosody.clientPort().number(), "jibri-" + ++jibris));
    focus.awaitLog("Added brewery instance: " + Domains.JIBRI_BREWERY, jibris);
    return jibri;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // The JVM is ending: the hook does the work.
    }
    closeAll();
  }

  private void closeAll() {
    IllegalStateException failure = new IllegalStateException("cannot close everything");
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        failure.addSuppressed(e); // The rest must go too: nothing may be left running.
      }
    }
    if (!Boolean.getBoolean("testbed.keep")) {
      delete(failure);
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private void delete(IllegalStateException failure) {
    if (!Files.exists(directory)) {
      return; // A start that failed closed already.
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private <T extends AutoCloseable> T running(T what) {
    running.push(what);
    return what;
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

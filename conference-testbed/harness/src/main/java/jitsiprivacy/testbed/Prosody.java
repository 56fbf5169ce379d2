package jitsiprivacy.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The distribution's Prosody with stock modules only, on loopback, without TLS. */
public final class Prosody implements AutoCloseable {

  public static final String DOMAIN = "meet.test";
  public static final String AUTH_DOMAIN = "auth.meet.test";
  public static final String CONFERENCES = "conference.meet.test";
  public static final String INTERNAL = "internal.auth.meet.test";
  public static final String PASSWORD = "secret";

  private static final List<String> SERVICE_ACCOUNTS = List.of("focus", "jvb", "jibri");

  private final int port;
  private final ChildProcess process;

  private Prosody(int port, ChildProcess process) {
    this.port = port;
    this.process = process;
  }

  static Prosody start(Path directory) {
    int port = Ports.free();
    Path config = directory.resolve("prosody.cfg.lua");
    try {
      Files.createDirectories(directory.resolve("prosody-data"));
      Files.writeString(config, configuration(directory, port));
      for (String account : SERVICE_ACCOUNTS) {
        register(directory, config, account);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChildProcess process =
        ChildProcess.start(
            "prosody",
            directory,
            List.of("prosody", "-F", "--config", config.toString()),
            Map.of());
    Prosody prosody = new Prosody(port, process);
    await("Prosody listens").atMost(Duration.ofSeconds(20)).until(prosody::listens);
    return prosody;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void register(Path directory, Path config, String account) {
    try (ChildProcess registration =
        ChildProcess.start(
            "register-" + account,
            directory,
            List.of(
                "prosodyctl",
                "--config",
                config.toString(),
                "register",
                account,
                AUTH_DOMAIN,
                PASSWORD),
            Map.of())) {
      if (registration.awaitExit() != 0) {
        throw new IllegalStateException("prosodyctl: " + registration.log());
      }
    }
  }

  /** Rooms must not start locked: neither JVB nor a participant unlocks one. */
  private static String configuration(Path directory, int port) {
    return """
        run_as_root = true
        data_path = "%1$s/prosody-data"
        pidfile = "%1$s/prosody.pid"
        log = { info = "*console" }
        interfaces = { "127.0.0.1" }
        c2s_ports = { %2$d }
        modules_enabled = { "saslauth", "disco", "ping", "roster" }
        modules_disabled = { "s2s", "tls", "offline" }
        c2s_require_encryption = false
        authentication = "internal_hashed"
        VirtualHost "%3$s"
          authentication = "anonymous"
        VirtualHost "%4$s"
        Component "%5$s" "muc"
          storage = "memory"
          restrict_room_creation = true
          admins = { "focus@%4$s" }
          muc_room_locking = false
          muc_room_default_public_jids = true
        Component "%6$s" "muc"
          storage = "memory"
          admins = { "focus@%4$s", "jvb@%4$s", "jibri@%4$s" }
          muc_room_locking = false
          muc_room_default_public_jids = true
        """
        .formatted(directory, port, DOMAIN, AUTH_DOMAIN, CONFERENCES, INTERNAL);
  }
}

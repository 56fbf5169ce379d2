package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Prosody of our own: the distribution's program with its stock modules, on ports and in a
 * directory of its own, without encryption.
 *
 * <p>The one module that is not stock is a line of ours: it lists the moderation component among
 * the client domain's identities, which is where Jicofo looks and for which Prosody has no option.
 */
final class Prosody implements AutoCloseable {
  private static final String SECRET = "testbed";

  private final LoopbackPort clients;
  private final LoopbackPort components;
  private final ServerProcess process;

  private Prosody(LoopbackPort clients, LoopbackPort components, ServerProcess process) {
    this.clients = clients;
    this.components = components;
    this.process = process;
  }

  /** Starts one and waits until it answers. */
  static Prosody start(Path directory) {
    LoopbackPort clients = LoopbackPort.free();
    LoopbackPort components = LoopbackPort.free();
    try {
      Path home = Files.createDirectories(directory.resolve("prosody"));
      Path modules = Files.createDirectories(home.resolve("modules"));
      Files.writeString(
          modules.resolve("mod_testbed_components.lua"),
          "module:add_identity(\"component\", \"av_moderation\", \"%s\");%n"
              .formatted(Domains.MODERATION));
      for (String account : List.of("focus", "jvb", "service")) {
        writeAccount(home, account);
      }
      Path config = home.resolve("prosody.cfg.lua");
      Files.writeString(config, configuration(home, modules, clients, components));
      var process =
          new ServerProcess(
              "prosody",
              List.of("prosody", "-F", "--config", config.toString()),
              Map.of(),
              directory);
      process.start();
      var prosody = new Prosody(clients, components, process);
      try {
        process.await("Prosody", () -> clients.answers() && components.answers());
        return prosody;
      } catch (RuntimeException e) {
        prosody.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * In the format of Prosody's own storage; its command for it would take as long as all the rest.
   */
  private static void writeAccount(Path home, String name) throws IOException {
    Path accounts =
        home.resolve("data").resolve(Domains.SERVICES.replace(".", "%2e")).resolve("accounts");
    Files.createDirectories(accounts);
    Files.writeString(
        accounts.resolve(name + ".dat"), "return { [\"password\"] = \"" + SECRET + "\"; };");
  }

  private static String configuration(
      Path home, Path modules, LoopbackPort clients, LoopbackPort components) {
    return """
        -- Root is who runs it in a container.
        run_as_root = true
        data_path = "%1$s/data"
        pidfile = "%1$s/prosody.pid"
        plugin_paths = { "%2$s" }
        log = { info = "*console" }
        interfaces = { "127.0.0.1" }
        local_interfaces = { "127.0.0.1" }
        c2s_ports = { %3$d }
        c2s_direct_tls_ports = {}
        component_ports = { %4$d }
        s2s_ports = {}
        http_ports = {}
        https_ports = {}
        modules_enabled = { "saslauth", "disco", "ping", "roster", "presence", "message", "iq" }
        modules_disabled = { "s2s", "tls", "offline", "s2s_auth_certs", "dialback" }
        c2s_require_encryption = false
        authentication = "internal_plain"
        storage = "internal"

        VirtualHost "%5$s"
            authentication = "anonymous"
            modules_enabled = { "testbed_components" }

        VirtualHost "%6$s"

        Component "%7$s" "muc"
            storage = "memory"
            restrict_room_creation = true
            admins = { "focus@%6$s" }
            muc_room_locking = false
            muc_room_default_public_jids = true

        Component "%8$s" "muc"
            storage = "memory"
            admins = { "focus@%6$s", "jvb@%6$s", "service@%6$s" }
            muc_room_locking = false
            muc_room_default_public_jids = true

        Component "%9$s"
            component_secret = "%10$s"
        """
        .formatted(
            home,
            modules,
            clients.number(),
            components.number(),
            Domains.CLIENTS,
            Domains.SERVICES,
            Domains.ROOMS,
            Domains.breweries(),
            Domains.MODERATION,
            SECRET);
  }

  /** Where clients and services log in. */
  LoopbackPort clientPort() {
    return clients;
  }

  LoopbackPort componentPort() {
    return components;
  }

  /** Of every account and component. */
  static String secret() {
    return SECRET;
  }

  @Override
  public void close() {
    process.close();
  }
}

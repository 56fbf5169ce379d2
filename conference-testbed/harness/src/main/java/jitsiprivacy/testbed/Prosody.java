package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.testbed.ProsodyConfiguration.RoomIds;

/**
 * A Prosody of our own: the distribution's program with its stock modules and {@link
 * ProsodyModules}, on ports and in a directory of its own, without encryption.
 */
final class Prosody implements AutoCloseable {
  private static final String SECRET = "testbed";

  private final LoopbackPort clients;
  private final Optional<LoopbackPort> browsers;
  private final LoopbackPort components;
  private final ServerProcess process;

  private Prosody(
      LoopbackPort clients,
      Optional<LoopbackPort> browsers,
      LoopbackPort components,
      ServerProcess process) {
    this.clients = clients;
    this.browsers = browsers;
    this.components = components;
    this.process = process;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param forBrowsers whether it is to be reached by websocket as well
   */
  static Prosody start(Path directory, RoomIds roomIds, boolean forBrowsers) {
    LoopbackPort clients = LoopbackPort.free();
    Optional<LoopbackPort> browsers =
        forBrowsers ? Optional.of(LoopbackPort.free()) : Optional.empty();
    LoopbackPort components = LoopbackPort.free();
    try {
      Path home = Files.createDirectories(directory.resolve("prosody"));
      Path modules = ProsodyModules.writeTo(home.resolve("modules"));
      for (String account : List.of("focus", "focus2", "jvb", "service")) {
        writeAccount(home, account);
      }
      Path config = home.resolve("prosody.cfg.lua");
      Files.writeString(
          config,
          new ProsodyConfiguration(home, modules, clients, browsers, components, roomIds).text());
      var process =
          new ServerProcess(
              "prosody",
              List.of("prosody", "-F", "--config", config.toString()),
              Map.of(),
              directory);
      process.start();
      var prosody = new Prosody(clients, browsers, components, process);
      try {
        process.await(
            "Prosody",
            () ->
                clients.answers()
                    && components.answers()
                    && browsers.map(LoopbackPort::answers).orElse(true));
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

  /** Where clients and services log in. */
  LoopbackPort clientPort() {
    return clients;
  }

  /** Where browsers log in. */
  String websocket() {
    return "ws://127.0.0.1:" + browsers.orElseThrow().number() + "/xmpp-websocket";
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

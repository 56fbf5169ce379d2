package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Modules of our own for Prosody. They give rooms and users what Jitsi's give them, as far as a
 * guard can tell; what each leaves out stands in its file.
 */
final class ProsodyModules {

  private static final List<String> FILES =
      List.of(
          "mod_auth_testbed_tokens.lua",
          "mod_testbed_breakout_rooms.lua",
          "mod_testbed_components.lua",
          "mod_testbed_identity.lua",
          "mod_testbed_meeting_id.lua");

  private ProsodyModules() {}

  /** Puts them where Prosody looks for modules. */
  static Path writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String name : FILES) {
      try (InputStream module = ProsodyModules.class.getResourceAsStream("prosody/" + name)) {
        Files.copy(module, directory.resolve(name));
      }
    }
    return directory;
  }
}

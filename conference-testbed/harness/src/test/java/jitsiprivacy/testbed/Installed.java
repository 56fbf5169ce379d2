package jitsiprivacy.testbed;

import java.nio.file.Path;

/** What the build made, or what packages installed. */
final class Installed {

  static final Path AGENT =
      Path.of(System.getProperty("jitsiprivacy.install"), "usr/share/jitsi-privacy/agent.jar")
          .toAbsolutePath()
          .normalize();

  private Installed() {}
}

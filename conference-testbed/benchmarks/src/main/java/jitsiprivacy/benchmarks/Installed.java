package jitsiprivacy.benchmarks;

import java.nio.file.Path;
import jitsiprivacy.testbed.Deployment;

/** What the build installed. */
final class Installed {

  private static final Path AGENT =
      Path.of(System.getProperty("jitsiprivacy.install"), "usr/share/jitsi-privacy/agent.jar")
          .toAbsolutePath()
          .normalize();

  private Installed() {}

  /** A deployment that nobody guards. */
  static Deployment without() {
    return Deployment.create().asInProduction();
  }

  /** A deployment with all guards on. */
  static Deployment with() {
    return Deployment.create()
        .asInProduction()
        .guardedBy(
            AGENT,
            "consent-gate { enabled = true, gate = publish }, recording-guard.enabled = true");
  }
}

package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.testbed.Deployment;

/** What the build installed. */
final class Installed {

  private static final Path AGENT =
      Path.of(System.getProperty("jitsiprivacy.install"), "usr/share/jitsi-privacy/agent.jar")
          .toAbsolutePath()
          .normalize();

  private static final String GUARDS =
      "consent-gate.enabled = true, recording-guard.enabled = true";

  private Installed() {}

  /** A deployment that nobody guards. */
  static Deployment without() {
    return Deployment.create().asInProduction();
  }

  /** A deployment with consent gate and recording guard, and no audit trail. */
  static Deployment withoutTrail() {
    return Deployment.create().asInProduction().guardedBy(AGENT, GUARDS);
  }

  /** The same with an audit trail. */
  static Deployment with() {
    Deployment deployment =
        Deployment.create()
            .asInProduction()
            .guardedBy(AGENT, GUARDS + ", audit-trail.enabled = true");
    try {
      Path state =
          Files.createDirectory(
              deployment.stateDirectory(),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      new AuditInstallation(state).make("meet.example/audit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
    return deployment;
  }
}

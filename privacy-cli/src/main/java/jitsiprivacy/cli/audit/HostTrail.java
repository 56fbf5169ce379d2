package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import jitsiprivacy.audit.archive.AuditRecorder;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.installation.AuditInstallation;

/** The audit trail of this host, for what a command records. */
public final class HostTrail {

  /** What is to be recorded. */
  @FunctionalInterface
  public interface Entries {
    void record(AuditRecorder to) throws IOException;
  }

  private final AuditInstallation host;
  private final Consumer<String> warn;

  public HostTrail(Path stateDir, Consumer<String> warn) {
    this.host = new AuditInstallation(stateDir);
    this.warn = warn;
  }

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @throws IOException when it could not be recorded: what was to be must not happen
   */
  public void record(Entries entries) throws IOException {
    if (!hasKey()) {
      return;
    }
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      entries.record(trail);
      sign(trail);
    }
  }

  private boolean hasKey() throws IOException {
    try {
      host.signingKey();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** It is recorded all the same, and signed with what comes next. */
  private void sign(AuditTrail trail) {
    try {
      trail.publish();
    } catch (IOException e) {
      warn.accept("it is in the audit trail and not signed yet: " + e.getMessage());
    }
  }
}

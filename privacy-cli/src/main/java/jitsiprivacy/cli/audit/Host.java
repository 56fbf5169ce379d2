package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.Section;

/** What this host is configured with. */
public final class Host {

  private static final List<Section> SECTIONS = List.of(new Section("", HostOptions.class));

  private Host() {}

  /**
   * @param config null for the usual one
   */
  public static Path stateDir(Path config, Consumer<String> warn) throws Failure {
    return Configuration.read(config, SECTIONS, warn).section(HostOptions.class).stateDir();
  }

  /** The public key of the archive. */
  public static VerifierKey key(AuditInstallation host) throws IOException, Failure {
    try {
      return host.signingKey().verifier();
    } catch (NoSuchFileException e) {
      throw new Failure(
          Exit.FAILED,
          "there is no audit trail on this host, for there is no key in "
              + Shown.text(host.keys())
              + ". Make one with: jitsi-privacy audit init NAME");
    } catch (AccessDeniedException e) {
      throw new Failure(
          Exit.FAILED,
          "permission denied for "
              + Shown.text(e.getFile())
              + ". Run as root, or give the public key with --key");
    }
  }
}

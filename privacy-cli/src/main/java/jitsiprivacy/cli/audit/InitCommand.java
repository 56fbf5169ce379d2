package jitsiprivacy.cli.audit;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy audit init}: makes the key and begins the archive. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    customSynopsis = "jitsi-privacy audit init [OPTION...] NAME")
final class InitCommand extends AuditTask {

  @Parameters(paramLabel = "NAME")
  String name;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  int run(OutputStream out) throws Exception {
    Path stateDir = Host.stateDir(config, this::say);
    if (!Files.isDirectory(stateDir)) {
      throw new Failure(
          Exit.FAILED,
          "there is no directory "
              + Shown.text(stateDir)
              + ": make it first, for the user that Jicofo runs as");
    }
    AuditInstallation host = new AuditInstallation(stateDir);
    VerifierKey key = make(host);
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      trail.publish();
    }
    out.write(
        """
        %s

        This is the public key of the audit trail. Who has it can verify every entry
        and every proof. Give it to auditors in a way that they trust, and publish it.

        The private key is in
          %s
        Back it up where nobody but you can read it. Who has it can sign another
        history; without it nothing is recorded any more, and what was is still
        verified with the public key.
        """
            .formatted(Shown.text(key), Shown.text(host.keys()))
            .getBytes(StandardCharsets.UTF_8));
    return Exit.DONE;
  }

  private VerifierKey make(AuditInstallation host) throws Exception {
    try {
      return host.make(name).verifier();
    } catch (NoteException e) {
      throw new Failure(
          Exit.FAILED,
          e.getMessage() + ": take one of a domain of yours, such as meet.example/audit");
    } catch (FileAlreadyExistsException e) {
      throw new Failure(
          Exit.FAILED,
          "there is a key already, which stays as it is: "
              + Shown.text(host.signingKey().verifier()));
    }
  }
}

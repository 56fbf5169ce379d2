package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which archive: that of this host, or a copy of one, for which nothing of a host is needed. */
final class Where {

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--archive", paramLabel = "DIR")
  Path copy;

  @Option(names = "--key", paramLabel = "PUBLICKEY", converter = PublicKey.class)
  VerifierKey key;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  Archive archive(Consumer<String> warn) throws IOException, Failure {
    if (copy != null) {
      if (key == null) {
        throw new ParameterException(
            spec.commandLine(),
            "--archive needs --key: the public key, from somewhere else than the copy");
      }
      return checked(new Archive(copy, key, Optional.empty()));
    }
    AuditInstallation host = new AuditInstallation(Host.stateDir(config, warn));
    VerifierKey own = key == null ? Host.key(host) : key;
    return checked(new Archive(host.archive(), own, Optional.of(host)));
  }

  private static Archive checked(Archive archive) throws Failure {
    if (!Files.isDirectory(archive.directory())) {
      throw new Failure(
          Exit.FAILED,
          "there is no archive: " + Shown.text(archive.directory()) + " is no directory");
    }
    return archive;
  }
}

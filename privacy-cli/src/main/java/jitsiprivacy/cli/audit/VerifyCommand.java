package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.anchor.AnchorTrust;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.anchor.timestamp.TimeStampTrust;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.verify.HumanVerdict;
import jitsiprivacy.cli.audit.verify.JsonVerdict;
import jitsiprivacy.cli.audit.verify.Seen;
import jitsiprivacy.cli.audit.verify.Verdict;
import jitsiprivacy.cli.audit.verify.Verification;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy audit verify}: whether all of the archive is what it must be. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy audit verify [OPTION...]",
      "jitsi-privacy audit verify --archive=DIR --key=PUBLICKEY [OPTION...]"
    })
final class VerifyCommand extends AuditTask {

  /** What somebody kept, and since when. */
  static final class Kept {

    @Option(names = "--kept", paramLabel = "FILE", required = true)
    Path file;

    @Option(names = "--kept-since", paramLabel = "TIME", converter = Time.class)
    Instant since;
  }

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  List<Kept> kept = new ArrayList<>();

  @Option(names = "--authority", paramLabel = "PEM")
  Path authority;

  @Option(names = "--policy", paramLabel = "FILE")
  Path policy;

  @Option(names = "--seen", paramLabel = "FILE")
  Path seen;

  @Option(names = "--json")
  boolean json;

  @Option(names = "--no-progress")
  boolean noProgress;

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    Archive archive = where.archive(this::say);
    Instant now = Instant.now();
    Optional<Path> remembered =
        Optional.ofNullable(seen).or(() -> archive.host().map(AuditInstallation::seen));
    Verification verification =
        new Verification(
            archive.directory(),
            archive.key(),
            trust(archive.key(), now),
            remembered.map(Seen::new),
            this::say);
    Screen screen = screen(Boolean.getBoolean("jitsiprivacy.terminal") && !noProgress);
    if (screen.hasBar()) {
      long work = new ArchiveVerifier(archive.directory(), archive.key()).work();
      screen.begin(work, amount -> amount + " entries");
    }
    Verdict verdict = verification.run(now, screen::done);
    screen.clear();
    (json ? new JsonVerdict(out) : new HumanVerdict(out)).verdict(verdict);
    return verdict.isGood() ? Exit.DONE : Exit.NO;
  }

  private AnchorTrust trust(VerifierKey key, Instant now) throws Failure {
    return new AnchorTrust(PolicyFile.read(policy, key), authorities(), kept(key, now));
  }

  private Optional<TimeStampTrust> authorities() throws Failure {
    try {
      return authority == null ? Optional.empty() : Optional.of(TimeStampTrust.read(authority));
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED, Shown.text("the certificates cannot be read: " + Reason.of(e)));
    }
  }

  /** Without a time it is known to be there now. */
  private List<KeptCheckpoint> kept(VerifierKey key, Instant now) throws Failure {
    List<KeptCheckpoint> all = new ArrayList<>();
    for (Kept each : kept) {
      all.addAll(KeptText.read(each.file, key, each.since == null ? now : each.since));
    }
    return all;
  }
}

package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.anchor.KeptCheckpoint;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.ProofMaker;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.audit.proof.CosignedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy audit prove}: makes a file that shows others what is in the log. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy audit prove [-o FILE] [OPTION...] ID",
      "jitsi-privacy audit prove [-o FILE] [OPTION...] --from=FILE"
    })
final class ProveCommand extends AuditTask {

  @Parameters(paramLabel = "ID", arity = "0..1", converter = Id.class)
  EntryId id;

  @Option(names = "--from", paramLabel = "FILE")
  Path from;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  Path output;

  @Mixin Where where;

  @Override
  int run(OutputStream out) throws Exception {
    refuse(
        (id == null) == (from == null),
        "either an entry, such as 2026/4711, or --from with what somebody kept");
    Archive archive = where.archive(this::say);
    byte[] proof = id == null ? continuation(archive) : inclusion(archive);
    if (output == null) {
      out.write(proof);
    } else {
      Files.write(output, proof);
    }
    return Exit.DONE;
  }

  private static ProofMaker maker(Archive archive, int year) {
    return new ProofMaker(archive.reader().directory(year), YearKeys.verifier(archive.key(), year));
  }

  private byte[] inclusion(Archive archive) throws IOException, Failure {
    sign(archive);
    Path log = archive.reader().directory(id.year());
    VerifierKey key = YearKeys.verifier(archive.key(), id.year());
    Optional<SignedNote> cosigned = CosignedCheckpoint.covering(log, key, id.index());
    ProofMaker maker = maker(archive, id.year());
    return cosigned.isPresent()
        ? maker.inclusion(id.index(), cosigned.get()).bytes()
        : maker.inclusion(id.index()).bytes();
  }

  /** What was recorded a moment ago is not signed yet; on its host that can be done now. */
  private void sign(Archive archive) throws IOException, Failure {
    Optional<ArchivedEntry> entry = archive.reader().entry(id);
    if (entry.isEmpty()) {
      throw new Failure(Exit.NO, "there is no entry " + id);
    }
    if (entry.get().pending()) {
      Optional<AuditInstallation> host = archive.host();
      if (host.isEmpty()) {
        throw new Failure(
            Exit.NO, "entry " + id + " is not signed yet in this copy: take a newer one");
      }
      try (AuditTrail trail = host.get().open(Clock.systemUTC())) {
        trail.publish();
      }
    }
  }

  /** Of the newest log of which somebody kept a checkpoint. */
  private byte[] continuation(Archive archive) throws IOException, Failure {
    List<KeptCheckpoint> kept = KeptText.read(from, archive.key(), Instant.now());
    Checkpoint before = checkpoint(kept.get(kept.size() - 1));
    int year = YearKeys.year(archive.key(), before.origin()).orElseThrow();
    if (!archive.reader().years().contains(year)) {
      throw new Failure(Exit.NO, "the log of " + before.origin() + " is missing");
    }
    try {
      return maker(archive, year).consistency(before.size()).bytes();
    } catch (IndexOutOfBoundsException e) {
      throw new Failure(Exit.NO, "entries are missing: " + e.getMessage());
    }
  }

  private static Checkpoint checkpoint(KeptCheckpoint kept) {
    try {
      return Checkpoint.parse(kept.note().text());
    } catch (NoteException e) {
      throw new IllegalStateException(e); // It was read as one.
    }
  }
}

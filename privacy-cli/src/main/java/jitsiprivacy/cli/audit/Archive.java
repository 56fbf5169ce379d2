package jitsiprivacy.cli.audit;

import java.nio.file.Path;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * What a command is about.
 *
 * @param directory of the archive; is there
 * @param key of the archive, by which it is judged
 * @param host whose archive it is; empty for a copy
 */
record Archive(Path directory, VerifierKey key, Optional<AuditInstallation> host) {

  ArchiveReader reader() {
    return new ArchiveReader(directory, key);
  }
}

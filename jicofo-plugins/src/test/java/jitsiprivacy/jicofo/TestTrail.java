package jitsiprivacy.jicofo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.installation.TrailListener;
import jitsiprivacy.audit.note.VerifierKey;

/** A real trail in a directory, which cannot be written until it is {@link #make made}. */
public final class TestTrail implements TrailListener {

  private final Path directory;
  private final AuditInstallation installation;
  private final InstalledTrail trail;

  public TestTrail(Path directory) {
    try {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.directory = directory;
    installation = new AuditInstallation(directory);
    trail = new InstalledTrail(installation, Clock.systemUTC(), this);
  }

  public TestTrail make() throws Exception {
    installation.make("meet.example/audit");
    return this;
  }

  /** The state directory of its host. */
  public Path directory() {
    return directory;
  }

  /** With which it can be checked. */
  public VerifierKey key() throws IOException {
    return installation.signingKey().verifier();
  }

  public InstalledTrail trail() {
    return trail;
  }

  public Pseudonyms pseudonyms() throws IOException {
    return installation.pseudonyms();
  }

  /** What guards recorded, in order; empty while there is none. */
  public List<AuditEvent> events() throws IOException {
    List<AuditEvent> events = new ArrayList<>();
    if (Files.exists(installation.archive())) {
      new ArchiveReader(installation.archive(), installation.signingKey().verifier())
          .forwards(EntryFilter.any(), entry -> events.add(entry.event().orElseThrow()));
    }
    return events.isEmpty() ? events : events.subList(1, events.size()); // But for log.opened.
  }

  /** As on a disk that lost something: nothing can be written until it is mended. */
  public void breaks() throws IOException {
    Files.move(journal(), journal().resolveSibling("lost"));
  }

  public void mends() throws IOException {
    Files.move(journal().resolveSibling("lost"), journal());
  }

  /** Keeps everybody from writing until it is closed. */
  public FileChannel locked() throws IOException {
    FileChannel lock = FileChannel.open(journal().resolveSibling("lock"), StandardOpenOption.WRITE);
    lock.lock();
    return lock;
  }

  private Path journal() throws IOException {
    int year =
        new ArchiveReader(installation.archive(), installation.signingKey().verifier())
            .years()
            .get(0);
    return installation.archive().resolve(year + "/journal");
  }

  @Override
  public void failed(Trouble trouble, IOException cause) {}

  @Override
  public void works(Trouble trouble) {}
}

package jitsiprivacy.audit.installation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import jitsiprivacy.audit.archive.AuditRecorder;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.TrailListener.Trouble;
import jitsiprivacy.audit.log.AuditException;

/**
 * The archive of a host, as the guards of one of its programs share it. It is opened when it is
 * first needed, and while it cannot be, each need tries again: the key may be made, and the disk
 * mended, while the program runs.
 */
public final class InstalledTrail implements AuditRecorder, Closeable {

  private final AuditInstallation installation;
  private final Clock clock;
  private final TrailListener listener;
  // Guarded by this.
  private AuditTrail opened;
  private boolean closed;

  public InstalledTrail(AuditInstallation installation, Clock clock, TrailListener listener) {
    this.installation = installation;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public EntryId record(AuditEvent event) throws AuditException {
    AuditTrail trail = open();
    return recorded(() -> trail.record(event));
  }

  @Override
  public EntryId record(List<AuditEvent> events) throws AuditException {
    AuditTrail trail = open();
    return recorded(() -> trail.record(events));
  }

  @Override
  public EntryId record(AuditEvent event, byte[] payload) throws AuditException {
    AuditTrail trail = open();
    return recorded(() -> trail.record(event, payload));
  }

  private interface Recording {
    EntryId run() throws AuditException;
  }

  private EntryId recorded(Recording recording) throws AuditException {
    EntryId id;
    try {
      id = recording.run();
    } catch (AuditException e) {
      listener.failed(Trouble.NOT_RECORDED, e);
      throw e;
    }
    listener.works(Trouble.NOT_RECORDED);
    return id;
  }

  /**
   * To name rooms and persons in an event that is recorded now. Not to be kept: the key may be
   * destroyed, and another one is in use from then on.
   *
   * @throws AuditException when there is no archive to record in, or its key cannot be used
   */
  public Pseudonyms pseudonyms() throws AuditException {
    open();
    try {
      return installation.pseudonyms();
    } catch (IOException e) {
      AuditException failed =
          new AuditException("the audit trail's key of pseudonyms: " + reason(e), e);
      listener.failed(Trouble.NOT_RECORDED, failed);
      throw failed;
    }
  }

  /** Opens the archive if it is not open, and {@linkplain AuditTrail#publish() publishes}. */
  public void publish() throws IOException {
    AuditTrail trail = open();
    try {
      trail.publish();
    } catch (IOException e) {
      listener.failed(Trouble.NOT_PUBLISHED, e);
      throw e;
    }
    listener.works(Trouble.NOT_PUBLISHED);
  }

  private synchronized AuditTrail open() throws AuditException {
    if (closed) {
      throw new AuditException("nothing is recorded any more: the program ends", null);
    }
    if (opened == null) {
      try {
        opened = installation.open(clock);
      } catch (IOException e) {
        AuditException failed = new AuditException(whyNotOpen(e), e);
        listener.failed(Trouble.NOT_OPEN, failed);
        throw failed;
      }
      listener.works(Trouble.NOT_OPEN);
    }
    return opened;
  }

  private String whyNotOpen(IOException e) {
    if (e instanceof NoSuchFileException missing
        && missing.getFile().startsWith(installation.keys().toString())) {
      return "the audit trail has no key in "
          + installation.keys()
          + ": as root, run \"jitsi-privacy audit init NAME\" with a name such as"
          + " meet.example/audit, of a domain of yours";
    }
    return "the audit trail in " + installation.archive() + " cannot be opened: " + reason(e);
  }

  /** Of some exceptions the message is a file name alone. */
  private static String reason(IOException e) {
    return e instanceof FileSystemException of && of.getReason() == null
        ? of.getFile() + ": " + of.getClass().getSimpleName().replace("Exception", "")
        : String.valueOf(e.getMessage());
  }

  /** Publishes what is recorded, and records nothing more. */
  @Override
  public void close() throws IOException {
    AuditTrail last;
    synchronized (this) {
      closed = true;
      last = opened;
      opened = null;
    }
    if (last != null) {
      try (last) {
        last.publish();
      }
    }
  }
}

package jitsiprivacy.cli.audit.anchor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.timestamp.TimeStamp;
import jitsiprivacy.audit.anchor.timestamp.TimeStampClient;
import jitsiprivacy.audit.anchor.timestamp.TimeStampException;
import jitsiprivacy.audit.anchor.timestamp.TimeStampTrust;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Reason;

/** Asks an authority for a time stamp (RFC 3161), checks it and keeps it. */
public record TimeStamping(URI authority, Path certificates, Duration patience) {

  /**
   * @return the exit code
   * @throws IOException when what was stamped cannot be told
   */
  public int run(SignedLog log, AnchorStore store, AnchorListener listener) throws IOException {
    TimeStamp stamp;
    try {
      stamp = stamp(log, store);
    } catch (IOException e) {
      listener.refused("no time stamp of " + authority + ": " + Reason.of(e));
      return Exit.FAILED;
    } catch (TimeStampException e) {
      listener.refused("no time stamp of " + authority + ": " + e.getMessage());
      return Exit.FAILED;
    }
    listener.anchored(
        LogWords.of(log) + " stamped at " + stamp.time() + " by " + stamp.authority());
    return Exit.DONE;
  }

  private TimeStamp stamp(SignedLog log, AnchorStore store) throws IOException, TimeStampException {
    TimeStampTrust trust = TimeStampTrust.read(certificates);
    byte[] reply = new TimeStampClient(patience).stamp(authority, log.text(), trust);
    store.addTimeStamp(log.note(), reply);
    return trust.verify(reply, log.text());
  }
}

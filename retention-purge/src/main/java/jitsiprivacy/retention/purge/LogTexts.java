package jitsiprivacy.retention.purge;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;

/** How logs are packed, and what becomes of what is in them. */
public interface LogTexts {

  /** A log, unpacked. */
  interface Text extends Closeable {

    InputStream in();

    /** Packs what is written in the same way; to close it leaves what is underneath open. */
    OutputStream pack(OutputStream out) throws IOException;
  }

  /** By whose clocks they are written, where they do not say so. */
  ZoneId zone();

  /**
   * Unpacks one.
   *
   * @param packed closed with what is returned
   * @param name of the file, which may promise how it is packed
   * @throws IOException also when it cannot be unpacked, in words for the operator
   */
  Text open(InputStream packed, String name) throws IOException;

  /**
   * Replaces what tells who somebody is, so that nobody can undo it. What was anonymized once is
   * not changed again.
   *
   * @return whether anything was replaced
   * @throws IOException also for what is no text, in words for the operator
   */
  boolean anonymize(Text text, OutputStream to) throws IOException;
}

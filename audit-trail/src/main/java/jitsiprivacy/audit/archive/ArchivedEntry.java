package jitsiprivacy.audit.archive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryContent;
import jitsiprivacy.audit.entry.EntryFormat;

/** An entry as it lies in the archive; not checked against any signature. */
public final class ArchivedEntry {

  private final EntryId id;
  private final boolean pending;
  private final byte[] leaf;
  private final EntryContent content;

  ArchivedEntry(EntryId id, boolean pending, byte[] leaf, EntryContent content) {
    this.id = id;
    this.pending = pending;
    this.leaf = leaf;
    this.content = content;
  }

  /** One that was not read from an archive, such as that of a proof. */
  public static ArchivedEntry of(EntryId id, byte[] leaf) {
    return new ArchivedEntry(id, false, leaf.clone(), new EntryFormat().read(leaf));
  }

  public EntryId id() {
    return id;
  }

  /** Whether it is recorded and not in the tree yet, so that nothing is signed for it. */
  public boolean pending() {
    return pending;
  }

  /** The bytes that the tree has a hash of. */
  public byte[] leaf() {
    return leaf.clone();
  }

  /** The entry as it is, a byte a character: a line of ASCII unless it is no entry. */
  public String text() {
    return new String(leaf, StandardCharsets.ISO_8859_1);
  }

  public EntryContent content() {
    return content;
  }

  /** Empty when it cannot be read, or is of another version. */
  public Optional<AuditEvent> event() {
    return content instanceof EntryContent.Known known
        ? Optional.of(known.event())
        : Optional.empty();
  }
}

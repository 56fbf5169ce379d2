package jitsiprivacy.cli.audit.entries;

import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.payload.Tombstone;

/** Which entry a tombstone names. */
final class ErasureId {

  private ErasureId() {}

  static EntryId of(Tombstone tombstone) {
    return new EntryId(tombstone.log(), tombstone.entry());
  }
}

package jitsiprivacy.audit.entry;

/** What was read from an entry. The log is as true with entries that cannot be read as without. */
public sealed interface EntryContent {

  /** An event, possibly of a kind that this version does not know. */
  record Known(AuditEvent event) implements EntryContent {}

  /**
   * Of another version of the format; to be shown as it is.
   *
   * @param kind what the entry says it is; empty when it does not
   */
  record OtherVersion(long version, String kind) implements EntryContent {}

  /**
   * Nothing that this program, or a later version of it, writes.
   *
   * @param why says nothing of the entry's content
   */
  record Unreadable(String why) implements EntryContent {}
}

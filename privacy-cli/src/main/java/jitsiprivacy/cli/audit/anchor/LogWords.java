package jitsiprivacy.cli.audit.anchor;

import jitsiprivacy.audit.archive.SignedLog;

/** What others vouch for, in words. */
final class LogWords {

  private LogWords() {}

  /** As in {@code 1042 entries of meet.example/audit/2026}. */
  static String of(SignedLog log) {
    return log.checkpoint().size() + " entries of " + log.checkpoint().origin();
  }
}

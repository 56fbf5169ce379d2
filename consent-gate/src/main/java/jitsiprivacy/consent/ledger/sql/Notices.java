package jitsiprivacy.consent.ledger.sql;

import java.util.Optional;
import jitsiprivacy.consent.notice.NoticeRef;
import org.jdbi.v3.core.Handle;

/** Rows of {@code notice}. */
final class Notices {

  private Notices() {}

  static Optional<String> text(Handle handle, NoticeRef notice) {
    return handle
        .createQuery(
            "select text from notice"
                + " where version = :version and language = :language and hash = :hash")
        .bind("version", notice.version())
        .bind("language", notice.language())
        .bind("hash", notice.hash())
        .mapTo(String.class)
        .findOne();
  }
}

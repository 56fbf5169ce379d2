package jitsiprivacy.consent.ledger.sql;

/** Which decisions end others. */
final class Replacing {

  private Replacing() {}

  /**
   * A condition on a row {@code l} that comes after a row {@code d}: it is of the same purpose in
   * the same meeting; or an account took back elsewhere what it had granted.
   */
  static final String CONDITION =
      """
      l.subject = d.subject and l.purpose = d.purpose and (l.time, l.seq) > (d.time, d.seq)
        and ((l.room = d.room and coalesce(l.meeting, '') = coalesce(d.meeting, ''))
          or (d.account = 1 and l.account = 1 and d.state = 'GRANTED' and l.state <> 'GRANTED'))
      """;
}

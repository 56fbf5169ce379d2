package jitsiprivacy.cli.request;

import java.time.LocalDate;
import java.util.Locale;
import jitsiprivacy.retention.request.Request;

/** Where a request stands. */
enum State {
  OPEN,
  /** Nobody has answered in time. */
  OVERDUE,
  CLOSED;

  static State of(Request request, LocalDate today) {
    if (!request.isOpen()) {
      return CLOSED;
    }
    return request.isOverdue(today) ? OVERDUE : OPEN;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

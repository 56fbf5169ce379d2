package jitsiprivacy.consent.ledger.sql;

import java.sql.SQLException;

/**
 * What went wrong, for an operator: the word of the database itself. What is around it quotes the
 * statement with all its values.
 */
final class Why {

  private Why() {}

  static String of(Throwable failure) {
    Throwable told = failure;
    for (Throwable e = failure; e != null; e = next(e)) {
      if (e instanceof SQLException || !(told instanceof SQLException)) {
        told = e;
      }
    }
    String message = told.getMessage();
    return message == null ? told.getClass().getSimpleName() : message.strip();
  }

  /** Of a batch, the failure of its statement is not the cause, but the next one. */
  private static Throwable next(Throwable e) {
    return e instanceof SQLException sql && sql.getNextException() != null
        ? sql.getNextException()
        : e.getCause();
  }
}

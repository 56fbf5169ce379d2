package jitsiprivacy.consent.ledger.sql;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** What Flyway tells of its work is for nobody but who looks for it. Made by Flyway, by name. */
public final class FlywayLog implements LogCreator {

  @Override
  public Log createLogger(Class<?> where) {
    return new Quiet(Logger.getLogger(where.getName()));
  }

  private record Quiet(Logger logger) implements Log {

    @Override
    public void debug(String message) {
      logger.finer(message);
    }

    @Override
    public void info(String message) {
      logger.fine(message);
    }

    /** Among them that a database is newer than it knows: nothing to be done about here. */
    @Override
    public void warn(String message) {
      logger.fine(message);
    }

    /** It throws as well, and that is told. */
    @Override
    public void error(String message) {
      logger.fine(message);
    }

    @Override
    public void error(String message, Exception cause) {
      logger.log(Level.FINE, message, cause);
    }

    @Override
    public void notice(String message) {
      logger.fine(message);
    }
  }
}

package jitsiprivacy.logs;

import java.io.PrintStream;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jitsiprivacy.spi.HookHandler;

/**
 * Stands in the logger's way while nothing can be anonymized: only that something was said is. What
 * the host of guards itself says, and so why, is let through.
 *
 * @param raw where to say it: the error stream of the program
 */
record WithheldRecords(PrintStream raw) implements HookHandler {

  private static final String OURS = "jitsiprivacy.health";

  @Override
  public boolean enter(Object self, Object[] arguments) {
    LogRecord record = (LogRecord) arguments[0];
    if (OURS.equals(record.getLoggerName())) {
      record.setThrown(null); // Its message is somebody else's.
      return true;
    }
    if (((Logger) self).isLoggable(record.getLevel())) {
      String message = record.getMessage();
      raw.println(Withheld.marker(message == null ? 0 : message.length(), record.getLoggerName()));
    }
    return false;
  }

  @Override
  public void attached(String problem) {}
}

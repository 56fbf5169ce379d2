package jitsiprivacy.logs;

import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jitsiprivacy.spi.HookHandler;

/** Stands in the logger's way while nothing can be anonymized: only that something was said is. */
final class WithheldRecords implements HookHandler {

  @Override
  public boolean enter(Object self, Object[] arguments) {
    LogRecord record = (LogRecord) arguments[0];
    if (((Logger) self).isLoggable(record.getLevel())) {
      String message = record.getMessage();
      System.err.println(
          Withheld.marker(message == null ? 0 : message.length(), record.getLoggerName()));
    }
    return false;
  }

  @Override
  public void attached(String problem) {}
}

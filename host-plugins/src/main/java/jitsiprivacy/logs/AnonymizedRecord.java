package jitsiprivacy.logs;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** For a handler that makes its own text of a record, if it makes text at all. */
final class AnonymizedRecord {

  private AnonymizedRecord() {}

  /** A copy without parameters: they are in its message, anonymized. */
  static LogRecord of(LogRecord record, Anonymizer anonymizer) {
    String source = String.valueOf(record.getLoggerName());
    String message = new SimpleFormatter().formatMessage(record);
    LogRecord copy =
        new LogRecord(record.getLevel(), message == null ? null : anonymizer.line(message, source));
    copy.setLoggerName(record.getLoggerName());
    copy.setInstant(record.getInstant());
    copy.setSequenceNumber(record.getSequenceNumber());
    copy.setLongThreadID(record.getLongThreadID());
    copy.setSourceClassName(record.getSourceClassName());
    copy.setSourceMethodName(record.getSourceMethodName());
    copy.setThrown(
        AnonymizedThrowable.of(record.getThrown(), text -> anonymizer.line(text, source)));
    return copy;
  }
}

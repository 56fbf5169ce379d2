package jitsiprivacy.logs;

import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Anonymizes what another formatter made of a record, stack trace included. */
final class AnonymizedFormatter extends Formatter {

  private final Formatter original;
  private final Anonymizer anonymizer;
  private final Consumer<String> next;

  /**
   * @param next told of what the handler writes next, on the thread that does
   */
  AnonymizedFormatter(Formatter original, Anonymizer anonymizer, Consumer<String> next) {
    this.original = original;
    this.anonymizer = anonymizer;
    this.next = next;
  }

  @Override
  public String format(LogRecord record) {
    String text = anonymized(original.format(record), record);
    next.accept(text);
    return text;
  }

  @Override
  public String formatMessage(LogRecord record) {
    return anonymized(original.formatMessage(record), record);
  }

  @Override
  public String getHead(Handler handler) {
    return original.getHead(handler);
  }

  @Override
  public String getTail(Handler handler) {
    return original.getTail(handler);
  }

  private String anonymized(String text, LogRecord record) {
    return text == null ? "" : anonymizer.line(text, String.valueOf(record.getLoggerName()));
  }
}

package jitsiprivacy.logs;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import java.util.logging.ConsoleHandler;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.HookHandler;

/**
 * Stands before a logger hands a record to its handlers. Those that write what their formatter says
 * get a formatter of ours around their own; all others get an anonymized copy of the record.
 */
@Singleton
final class LogHandlers implements HookHandler {

  private final Anonymizer anonymizer;
  private final AlreadyAnonymized already;
  private final GuardHealth health;

  @Inject
  LogHandlers(
      Anonymizer anonymizer,
      AlreadyAnonymized already,
      @Named(LogAnonymizerModule.ID) GuardHealth health) {
    this.anonymizer = anonymizer;
    this.already = already;
    this.health = health;
  }

  @Override
  public void attached(String problem) {
    if (problem != null) {
      String text =
          "log files and other handlers are written raw, as the logger cannot be instrumented: "
              + problem;
      health.hole("logger", text);
      health.alert("logger", text, null);
    }
  }

  @Override
  public boolean enter(Object self, Object[] arguments) {
    Logger logger = (Logger) self;
    LogRecord record = (LogRecord) arguments[0];
    if (!logger.isLoggable(record.getLevel())) {
      return true; // It says so itself.
    }
    try {
      if (allWrapped(logger)) {
        return true;
      }
      deliver(logger, record);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      System.err.println(Withheld.marker(length(record), record.getLoggerName()));
      anonymizer.failed(e);
    }
    return false;
  }

  private static int length(LogRecord record) {
    return record.getMessage() == null ? 0 : record.getMessage().length();
  }

  private boolean allWrapped(Logger logger) {
    boolean all = true;
    for (Logger each = logger; each != null; each = next(each)) {
      for (Handler handler : each.getHandlers()) {
        all &= isWrapped(handler);
      }
    }
    return all;
  }

  private static Logger next(Logger logger) {
    return logger.getUseParentHandlers() ? logger.getParent() : null;
  }

  private boolean isWrapped(Handler handler) {
    if (!(handler instanceof StreamHandler)) {
      return false;
    }
    Formatter formatter = handler.getFormatter();
    if (formatter instanceof AnonymizedFormatter) {
      return true;
    }
    handler.setFormatter(
        new AnonymizedFormatter(
            formatter == null ? new SimpleFormatter() : formatter, anonymizer, next(handler)));
    return handler.getFormatter() instanceof AnonymizedFormatter;
  }

  private Consumer<String> next(Handler handler) {
    if (!(handler instanceof ConsoleHandler)) {
      return text -> {};
    }
    String encoding = handler.getEncoding();
    Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    Consumer<byte[]> announced = already.handler();
    return text -> announced.accept(text.getBytes(charset));
  }

  /** What {@link Logger#log(LogRecord)} does. */
  private void deliver(Logger logger, LogRecord record) {
    Filter filter = logger.getFilter();
    if (filter != null && !filter.isLoggable(record)) {
      return;
    }
    LogRecord anonymized = null;
    for (Logger each = logger; each != null; each = next(each)) {
      for (Handler handler : each.getHandlers()) {
        if (isWrapped(handler)) {
          handler.publish(record);
        } else {
          anonymized = anonymized == null ? AnonymizedRecord.of(record, anonymizer) : anonymized;
          handler.publish(anonymized);
        }
      }
    }
  }
}

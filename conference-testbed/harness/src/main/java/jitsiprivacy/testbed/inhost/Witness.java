package jitsiprivacy.testbed.inhost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * Keeps what a handler would have written with nobody between it and the log. A handler asks its
 * filter before its formatter, in the order in which it writes; what becomes of the text between
 * the two is no concern of the filter's.
 *
 * <p>The logging configuration has, under the handler's name, {@code formatter} as always and
 * {@code witness}, a file.
 */
public abstract class Witness implements Filter {

  private final String handler;
  private Formatter formatter;
  private Writer kept;
  private LogRecord last;

  Witness(Class<? extends Handler> handler) {
    this.handler = handler.getName();
  }

  /** All of them are. */
  @Override
  public synchronized boolean isLoggable(LogRecord record) {
    if (record != last) { // Some handlers ask twice.
      last = record;
      try {
        keep(record);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return true;
  }

  private void keep(LogRecord record) throws IOException, ReflectiveOperationException {
    if (kept == null) {
      LogManager settings = LogManager.getLogManager();
      formatter =
          (Formatter)
              ClassLoader.getSystemClassLoader()
                  .loadClass(settings.getProperty(handler + ".formatter"))
                  .getConstructor()
                  .newInstance();
      kept = Files.newBufferedWriter(Path.of(settings.getProperty(handler + ".witness")));
    }
    kept.write(formatter.format(record));
    kept.flush(); // The program may be killed.
  }
}

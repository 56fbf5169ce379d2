package jitsiprivacy.host.health;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes the lines of one logger instead of its handlers, until it is closed. */
public final class CapturedLog implements AutoCloseable {
  private final Logger logger;
  private final Handler handler;
  private final List<String> lines = new ArrayList<>();
  private final List<Throwable> thrown = new ArrayList<>();

  public CapturedLog(String name) {
    logger = Logger.getLogger(name);
    handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
            thrown.add(line.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  public List<String> lines() {
    return lines;
  }

  public List<Throwable> thrown() {
    return thrown;
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }
}

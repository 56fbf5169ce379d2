package jitsiprivacy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

class LogHandlersTest {

  private static final String LINE = "from {0}, or 198.51.100.8";

  private final Telling telling = new Telling();
  private final LogHandlers handlers =
      new LogHandlers(telling.anonymizer(), new AlreadyAnonymized(), telling);
  private final Logger parent = Logger.getAnonymousLogger();
  private final Logger logger = Logger.getAnonymousLogger();
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  LogHandlersTest() {
    parent.setUseParentHandlers(false);
    logger.setParent(parent);
  }

  /** As the hooked method does. */
  private void log(LogRecord record) {
    if (handlers.enter(logger, new Object[] {record})) {
      logger.log(record);
    }
  }

  private static LogRecord line() {
    LogRecord record = new LogRecord(Level.INFO, LINE);
    record.setLoggerName("org.example");
    record.setParameters(new Object[] {"198.51.100.7"});
    return record;
  }

  private StreamHandler stream() {
    return new StreamHandler(file, new SimpleFormatter()) {
      @Override
      public synchronized void publish(LogRecord record) {
        super.publish(record);
        flush();
      }
    };
  }

  private String written() {
    return file.toString(StandardCharsets.UTF_8);
  }

  private static final class Foreign extends Handler {
    final List<LogRecord> records = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aHandlerThatWritesTextIsAnonymizedWheneverItWasAdded() {
    logger.addHandler(stream());
    log(line());
    parent.addHandler(stream());
    log(line());
    assertThat(written().split("from \\[ipv4], or \\[ipv4]")).hasSize(4);
    assertThat(written()).doesNotContain("198.51");
  }

  @Test
  void aFormatterThatIsSetLaterIsToo() {
    StreamHandler stream = stream();
    logger.addHandler(stream);
    log(line());
    stream.setFormatter(
        new Formatter() {
          @Override
          public String format(LogRecord record) {
            return "mine: 198.51.100.9";
          }
        });
    log(line());
    assertThat(written()).endsWith("mine: [ipv4]").doesNotContain("198.51");
  }

  @Test
  void stackTracesAreToo() {
    logger.addHandler(stream());
    LogRecord record = line();
    record.setThrown(new IllegalStateException("198.51.100.9 refused"));
    log(record);
    assertThat(written())
        .contains("java.lang.IllegalStateException: [ipv4] refused")
        .contains("\tat " + LogHandlersTest.class.getName())
        .doesNotContain("198.51");
  }

  @Test
  void aHandlerThatMakesItsOwnTextGetsAnAnonymizedRecord() {
    Foreign foreign = new Foreign();
    parent.addHandler(foreign);
    LogRecord record = line();
    IllegalStateException cause = new IllegalStateException("198.51.100.9");
    IllegalStateException thrown = new IllegalStateException("for 198.51.100.9", cause);
    thrown.addSuppressed(cause);
    record.setThrown(thrown);
    log(record);
    assertThat(foreign.records)
        .singleElement()
        .satisfies(
            got -> {
              assertThat(got.getMessage()).isEqualTo("from [ipv4], or [ipv4]");
              assertThat(got.getParameters()).isNull();
              assertThat(got.getLoggerName()).isEqualTo("org.example");
              assertThat(got.getInstant()).isEqualTo(record.getInstant());
              assertThat(got.getThrown())
                  .hasToString("java.lang.IllegalStateException: for [ipv4]");
              assertThat(got.getThrown().getCause())
                  .hasToString("java.lang.IllegalStateException: [ipv4]");
              assertThat(got.getThrown().getStackTrace()).isEqualTo(thrown.getStackTrace());
            });
    assertThat(record.getMessage()).isEqualTo(LINE);
  }

  @Test
  void whatAHandlerKeepsForLaterIsAnonymized() {
    MemoryHandler memory = new MemoryHandler(stream(), 10, Level.OFF);
    logger.addHandler(memory);
    log(line());
    memory.push();
    assertThat(written()).contains("from [ipv4], or [ipv4]");
  }

  @Test
  void levelsAndFiltersHoldAsBefore() {
    Foreign foreign = new Foreign();
    logger.addHandler(foreign);
    LogRecord fine = line();
    fine.setLevel(Level.FINE);
    log(fine);
    logger.setFilter(record -> false);
    log(line());
    assertThat(foreign.records).isEmpty();
  }

  @Test
  void parentsThatAreNotUsedAreNotAsked() {
    logger.setUseParentHandlers(false);
    Foreign own = new Foreign();
    Foreign parents = new Foreign();
    logger.addHandler(own);
    parent.addHandler(parents);
    log(line());
    assertThat(own.records).hasSize(1);
    assertThat(parents.records).isEmpty();
  }

  @Test
  void aLineThatCannotBeAnonymizedIsWithheldAndTold() {
    logger.addHandler(stream());
    LogRecord poison = line();
    poison.setParameters(new Object[] {Telling.POISON});
    log(poison);
    log(line());
    assertThat(written())
        .contains(" characters of org.example]")
        .contains("from [ipv4], or [ipv4]")
        .doesNotContain("192.0.2");
    assertThat(telling.alerts).hasSize(1);
  }

  @Test
  void aLoggerThatCannotBeInstrumentedIsAHoleAndAnAlert() {
    handlers.attached(null);
    assertThat(telling.holes).isEmpty();
    handlers.attached("not modifiable");
    assertThat(telling.holes).containsExactly("logger");
    assertThat(telling.alerts).singleElement().asString().endsWith("not modifiable");
  }
}

package jitsiprivacy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of the program's output while nothing can be anonymized. */
class WithheldTest {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream raw = new PrintStream(written, true, StandardCharsets.UTF_8);

  @AfterEach
  void putBack() {
    System.setOut(out);
    System.setErr(err);
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private boolean enter(String logger, LogRecord record) {
    record.setLoggerName(logger);
    return new WithheldRecords(raw).enter(Logger.getLogger(logger), new Object[] {record});
  }

  @Test
  void ofARecordItsLengthAndLogger() {
    assertThat(enter("org.example", new LogRecord(Level.INFO, "from 198.51.100.9"))).isFalse();
    assertThat(enter("org.example", new LogRecord(Level.FINEST, "198.51.100.9"))).isFalse();
    assertThat(written().lines())
        .containsExactly("[jitsi-privacy withheld 17 characters of org.example]");
  }

  @Test
  void whatWeSayIsLetThroughButNotWhatAnExceptionSays() {
    LogRecord ours = new LogRecord(Level.SEVERE, "the guards cannot be started");
    ours.setThrown(new IllegalStateException("198.51.100.9"));
    assertThat(enter("jitsiprivacy.health", ours)).isTrue();
    assertThat(ours.getThrown()).isNull();
  }

  @Test
  void ofWhatIsPrintedItsLengthAndStream() {
    System.setOut(raw);
    System.setErr(raw);
    new LogAnonymizerModule().closed();
    System.out.println("198.51.100.9");
    System.err.print("from 198.51.100.9\n");
    System.out.write('x');
    System.out.flush();
    assertThat(written().lines())
        .containsExactly(
            "[jitsi-privacy withheld 12 characters of stdout]",
            "[jitsi-privacy withheld 17 characters of stderr]",
            "[jitsi-privacy withheld 1 characters of stdout]");
  }
}

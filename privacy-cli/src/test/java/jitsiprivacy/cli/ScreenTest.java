package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final StringWriter written = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private Screen screen(boolean bar) {
    return new Screen(new PrintWriter(written), bar, nanos::get);
  }

  @Test
  void theBarSaysHowFarHowFastAndHowLong() {
    Screen screen = screen(true);
    screen.begin(400_000_000, Screen::bytes);
    nanos.set(2_000_000_000L);
    screen.done(100_000_000);
    assertThat(written.toString().strip())
        .isEqualTo("[#####               ]  25 %  100 MB of 400 MB  50 MB/s  6 s left");
  }

  @Test
  void aLineTakesThePlaceOfTheBar() {
    Screen screen = screen(true);
    screen.begin(10, Screen::bytes);
    nanos.set(1_000_000_000L);
    screen.done(5);
    screen.say("something");
    assertThat(written.toString()).endsWith("\r" + " ".repeat(78) + "\rjitsi-privacy: something\n");
    assertThat(written.toString()).doesNotContain("\u001b");
  }

  @Test
  void withoutATerminalThereIsNone() {
    Screen screen = screen(false);
    screen.begin(10, Screen::bytes);
    nanos.set(1_000_000_000L);
    screen.done(5);
    assertThat(written.toString()).isEmpty();
  }

  @Test
  void sizes() {
    assertThat(Screen.bytes(999)).isEqualTo("999 B");
    assertThat(Screen.bytes(1000)).isEqualTo("1.0 kB");
    assertThat(Screen.bytes(999_999)).isEqualTo("1.0 MB");
    assertThat(Screen.bytes(Long.MAX_VALUE)).isEqualTo("9.2 EB");
  }
}

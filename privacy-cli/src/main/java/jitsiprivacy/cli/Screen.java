package jitsiprivacy.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Stderr: what the operator must know, and on a terminal, how far it is. No colours and no escape
 * sequences, whatever NO_COLOR says.
 */
public final class Screen {

  private static final long EACH_NANOS = Duration.ofMillis(200).toNanos();
  private static final int WIDTH = 78;
  private static final int BAR = 20;
  private static final double GUESSED_FROM = 0.02;

  private final PrintWriter err;
  private final boolean bar;
  private final LongSupplier nanos;
  private LongFunction<String> shown = String::valueOf;
  private long all;
  private long done;
  private long begun;
  private long drawn;
  private boolean visible;

  /**
   * @param bar whether there is to be a bar
   */
  public Screen(PrintWriter err, boolean bar, LongSupplier nanos) {
    this.err = err;
    this.bar = bar;
    this.nanos = nanos;
  }

  public boolean hasBar() {
    return bar;
  }

  public synchronized void say(String line) {
    clear();
    err.println("jitsi-privacy: " + line);
    err.flush();
  }

  /**
   * So much is to be done.
   *
   * @param words what an amount is called, such as {@link #bytes}
   */
  public synchronized void begin(long amount, LongFunction<String> words) {
    all = amount;
    shown = words;
    begun = nanos.getAsLong();
    drawn = begun;
  }

  /** So much of all is done, or will not be. */
  public synchronized void done(long amount) {
    done = amount;
    if (bar && nanos.getAsLong() - drawn > EACH_NANOS) {
      drawn = nanos.getAsLong();
      draw(line(drawn - begun));
    }
  }

  public long done() {
    return done;
  }

  private String line(long took) {
    double part = all == 0 ? 1 : Math.min(1, (double) done / all);
    double seconds = took / 1e9;
    int full = (int) (part * BAR);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %s of %s  %s/s  %s left",
        "#".repeat(full),
        " ".repeat(BAR - full),
        (int) (part * 100),
        shown.apply(done),
        shown.apply(all),
        shown.apply((long) (done / seconds)),
        part < GUESSED_FROM ? "?" : time((long) (seconds / part - seconds)));
  }

  private static String time(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? seconds / 60 + " min " + seconds % 60 + " s"
            : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** As in {@code 1.5 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.5) {
      value /= 1000;
      unit++;
    }
    return String.format(
        Locale.ROOT, value < 9.95 ? "%.1f %sB" : "%.0f %sB", value, "kMGTPE".charAt(unit));
  }

  private void draw(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
    err.flush();
    visible = true;
  }

  /** Makes room for a line of something else. */
  public synchronized void clear() {
    if (visible) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
      visible = false;
    }
  }
}

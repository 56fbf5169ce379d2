package jitsiprivacy.logs;

import java.io.OutputStream;
import java.io.PrintStream;

/** A standard stream while nothing can be anonymized: only that something was printed is. */
final class WithheldOutput extends OutputStream {

  private final PrintStream raw;
  private final String name;

  private WithheldOutput(PrintStream raw, String name) {
    this.raw = raw;
    this.name = name;
  }

  /** Stands in both streams from now on. */
  static void install() {
    System.setOut(new PrintStream(new WithheldOutput(System.out, "stdout"), true));
    System.setErr(new PrintStream(new WithheldOutput(System.err, "stderr"), true));
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int end = from + length;
    while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--; // The end of a line is printed by itself.
    }
    if (end > from) {
      raw.println(Withheld.marker(end - from, name));
    }
  }
}

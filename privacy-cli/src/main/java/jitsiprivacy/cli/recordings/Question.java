package jitsiprivacy.cli.recordings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Asks whoever sits at the terminal. */
public record Question(PrintWriter err) {

  /** What the launcher says of stdin and stderr. */
  private static final String ASKS = "jitsiprivacy.asks";

  private static final int LONGEST = 1_000;

  public boolean canBeAsked() {
    return Boolean.getBoolean(ASKS);
  }

  /** The line that is typed; empty for none. */
  public String ask(String text) throws IOException {
    err.print(text);
    err.flush();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = System.in.read();
        next >= 0 && next != '\n' && line.size() < LONGEST;
        next = System.in.read()) {
      line.write(next);
    }
    return line.toString(Charset.defaultCharset()).strip();
  }
}

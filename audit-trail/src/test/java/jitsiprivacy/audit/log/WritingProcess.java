package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * The program of {@link Writer}: appends entries and says so once they are recorded, as {@code
 * FIRST COUNT NAME .}; the entries are NAME-0, NAME-1 and so on.
 */
final class WritingProcess {

  /** What it does until it is killed. */
  enum Habit {
    /** One entry at a time. */
    SINGLE,
    /** Up to 600 at once. */
    BATCH,
    /** A few at a time, each time published. */
    PUBLISH,
    /** What a line of its input says: a number of entries, or 0 to publish. */
    ASKED
  }

  private final AuditLog log;
  private int lots;

  private WritingProcess(AuditLog log) {
    this.log = log;
  }

  public static void main(String[] arguments) throws IOException, NoteException {
    Path directory = Path.of(arguments[0]);
    SignerKey key = SignerKey.parse(arguments[2], VerifierKey.parse(arguments[1]));
    Habit habit = Habit.valueOf(arguments[3].toUpperCase(Locale.ROOT));
    WritingProcess process;
    try {
      process = new WritingProcess(AuditLog.open(directory, key));
    } catch (IOException e) {
      say(e);
      return;
    }
    if (habit == Habit.ASKED) {
      process.doAsAsked();
    } else {
      process.work(habit, new Random(ProcessHandle.current().pid()));
    }
  }

  private void work(Habit habit, Random random) throws IOException {
    while (true) {
      append(
          switch (habit) {
            case SINGLE, ASKED -> 1;
            case BATCH -> 1 + random.nextInt(600);
            case PUBLISH -> 1 + random.nextInt(5);
          });
      if (habit == Habit.PUBLISH) {
        log.publish();
      }
    }
  }

  private void append(int count) throws IOException {
    String name = ProcessHandle.current().pid() + "-" + lots++;
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add((name + "-" + i).getBytes(UTF_8));
    }
    say(log.append(entries) + " " + count + " " + name);
  }

  private static void say(String what) {
    // In one piece, and with an end that tells whether it is whole.
    byte[] line = (what + " .\n").getBytes(UTF_8);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }

  private static void say(IOException e) {
    say(e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private void doAsAsked() throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        int count = Integer.parseInt(line);
        if (count > 0) {
          append(count);
        } else {
          say("published " + log.publish().size());
        }
      } catch (IOException e) {
        say(e);
      }
    }
  }
}

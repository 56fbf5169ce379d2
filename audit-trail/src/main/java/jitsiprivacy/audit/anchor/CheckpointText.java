package jitsiprivacy.audit.anchor;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * A checkpoint as a short text that is mailed, committed or printed, and read again years later:
 * out of a mail that was quoted and wrapped, or typed in from paper.
 */
public final class CheckpointText {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");
  private static final Pattern QUOTED = Pattern.compile("(?m)^[> |]+");
  private static final Pattern DASHES = Pattern.compile("[-\u2010-\u2015\u2212]{1,3}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int LONGEST_BASE64 = 8192;
  private static final int LONGEST_TEXT = 1 << 20;

  private CheckpointText() {}

  /**
   * @param note of the log, with or without cosignatures
   * @param key of the log
   * @param published the same key under the name by which others have it
   * @param now by the clock of whoever exports it; a note for people
   * @throws NoteException when it is not a checkpoint of that log
   */
  public static String write(SignedNote note, VerifierKey key, VerifierKey published, Instant now)
      throws NoteException {
    Checkpoint checkpoint = Checkpoint.open(note, key);
    return """
        Checkpoint of an audit log, exported %s: %d entries

        %s
        Keep this where whoever runs the log cannot change it, and remember when you
        got it. As long as you have it, none of those %d entries can be changed or
        removed without you being able to show it.

        To check the log later, save or type this text into a file and run
          jitsi-privacy audit verify --kept FILE
        Line breaks, ">" and kinds of dashes do not matter; capital letters do, and
        O is not 0, l is not I or 1. The key of the log is
          %s
        """
        .formatted(
            now.truncatedTo(ChronoUnit.SECONDS),
            checkpoint.size(),
            note,
            checkpoint.size(),
            published);
  }

  /**
   * Finds the checkpoint of a log in a text.
   *
   * @param text hostile
   * @return signed by that log; with those other signatures that are whole
   * @throws NoteException when there is none in it, or none that was typed without a mistake
   */
  public static SignedNote read(String text, VerifierKey key) throws NoteException {
    if (text.length() > LONGEST_TEXT) {
      throw new NoteException("too long");
    }
    List<String> words =
        Arrays.stream(SPACES.split(QUOTED.matcher(text).replaceAll("")))
            .filter(word -> !word.isEmpty())
            .toList();
    NoteException last = new NoteException("there is no checkpoint of " + key.name() + " in it");
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals(key.name()) && DIGITS.matcher(words.get(i + 1)).matches()) {
        try {
          return new Words(words, i).note(key);
        } catch (NoteException e) {
          last = e;
        }
      }
    }
    throw last;
  }

  /** Reads a note whose lines were broken anywhere. */
  private static final class Words {

    private final List<String> words;
    private int at;

    Words(List<String> words, int at) {
      this.words = words;
      this.at = at;
    }

    SignedNote note(VerifierKey key) throws NoteException {
      String text = next() + "\n" + next() + "\n" + base64() + "\n";
      SignedNote note = null;
      while (at < words.size() && DASHES.matcher(words.get(at)).matches()) {
        at++;
        String line = "\u2014 " + next() + " " + base64();
        try {
          SignedNote one =
              SignedNote.parse((text + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
          note = note == null ? one : note.with(one.signatures());
        } catch (NoteException e) {
          // It is the signature of the log that counts.
        }
      }
      if (note == null) {
        throw new NoteException("the checkpoint in it has no signature that is whole");
      }
      try {
        Checkpoint.open(note, key);
        return note;
      } catch (NoteException e) {
        throw new NoteException(
            e.getMessage() + ": perhaps a character is not as it was, O for 0 or l for I");
      }
    }

    private String next() throws NoteException {
      if (at == words.size()) {
        throw new NoteException("the checkpoint ends too early");
      }
      return words.get(at++);
    }

    /** What is here in base 64 always ends in "=". */
    private String base64() throws NoteException {
      StringBuilder all = new StringBuilder();
      do {
        all.append(next());
      } while (all.charAt(all.length() - 1) != '=' && all.length() < LONGEST_BASE64);
      if (at < words.size() && words.get(at).equals("=")) {
        all.append(next()); // Broken between the two at the end.
      }
      return all.toString();
    }
  }
}

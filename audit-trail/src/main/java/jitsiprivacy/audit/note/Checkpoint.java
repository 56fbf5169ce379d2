package jitsiprivacy.audit.note;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.audit.merkle.TreeHasher;

/**
 * What a log says of itself (C2SP tlog-checkpoint): how many entries it has, and the root of the
 * tree over them.
 */
public final class Checkpoint {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final String MAX = String.valueOf(Long.MAX_VALUE);

  private final String origin;
  private final long size;
  private final byte[] root;

  /**
   * @param origin the log's name
   * @param size entries
   * @param root 32 bytes
   */
  public Checkpoint(String origin, long size, byte[] root) {
    this.origin = origin;
    this.size = size;
    this.root = root.clone();
  }

  /**
   * Reads a checkpoint that the log signed.
   *
   * @throws NoteException when it is none, of another log, or not signed by it
   */
  public static Checkpoint open(SignedNote note, VerifierKey log) throws NoteException {
    if (!note.isSignedBy(log)) {
      throw new NoteException("not signed by " + log.name());
    }
    Checkpoint checkpoint = parse(note.text());
    if (!checkpoint.origin.equals(log.name())) {
      throw new NoteException(
          "a checkpoint of \"" + checkpoint.origin + "\", not of \"" + log.name() + "\"");
    }
    return checkpoint;
  }

  /** Reads the text of a checkpoint, whoever signed it. Lines behind the third are passed over. */
  public static Checkpoint parse(String text) throws NoteException {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    // The last one is what follows the last newline.
    if (lines.size() < 4 || lines.subList(0, lines.size() - 1).contains("")) {
      throw new NoteException("a checkpoint has three lines or more, none of them empty");
    }
    String size = lines.get(1);
    byte[] root = Base64Text.read(lines.get(2));
    if (!SIZE.matcher(size).matches()
        || (size.length() == MAX.length() && size.compareTo(MAX) > 0)) {
      throw new NoteException("the size of a tree is a decimal number without leading zeros");
    }
    if (root.length != TreeHasher.SIZE) {
      throw new NoteException("the root of a tree is " + TreeHasher.SIZE + " bytes long");
    }
    return new Checkpoint(lines.get(0), Long.parseLong(size), root);
  }

  public String origin() {
    return origin;
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    return root.clone();
  }

  public SignedNote sign(SignerKey key) {
    return SignedNote.sign(text(), key);
  }

  /** The three lines of it. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64Text.write(root) + "\n";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }

  @Override
  public String toString() {
    return text();
  }
}

package jitsiprivacy.audit.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Base64Text;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;

/**
 * Lines, hashes, a blank line and a checkpoint: what both files are made of. Reads from the top.
 */
final class ProofText {

  /** Of either proof, in a tree of any size. */
  static final int MOST_HASHES = 63;

  // The extra data of an entry, and a note of any size.
  private static final int LONGEST = 2 << 20;
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

  private final String all;
  private int at;

  ProofText(byte[] bytes) throws ProofException {
    if (bytes.length > LONGEST) {
      throw new ProofException("longer than any proof is: " + bytes.length + " bytes");
    }
    try {
      this.all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProofException("a proof is in UTF-8");
    }
  }

  String line() throws ProofException {
    int end = all.indexOf('\n', at);
    if (end < 0) {
      throw new ProofException("it ends too early");
    }
    String line = all.substring(at, end);
    at = end + 1;
    return line;
  }

  boolean nextIs(String start) {
    return all.startsWith(start, at);
  }

  /** Of a line that is that word, a space and a decimal number. */
  long number(String word) throws ProofException {
    String line = line();
    if (line.startsWith(word + " ")) {
      String digits = line.substring(word.length() + 1);
      if (NUMBER.matcher(digits).matches()) {
        try {
          return Long.parseLong(digits);
        } catch (NumberFormatException e) {
          // Larger than any tree; said below.
        }
      }
    }
    throw new ProofException(
        "\"" + word + "\" and a decimal number without leading zeros are expected");
  }

  static byte[] base64(String text, String what) throws ProofException {
    try {
      return Base64Text.read(text);
    } catch (NoteException e) {
      throw new ProofException(what + " is not base 64");
    }
  }

  /** The lines until the blank one. */
  List<byte[]> hashes() throws ProofException {
    List<byte[]> hashes = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (hashes.size() == MOST_HASHES) {
        throw new ProofException("more than " + MOST_HASHES + " hashes");
      }
      byte[] hash = base64(line, "a hash");
      if (hash.length != TreeHasher.SIZE) {
        throw new ProofException("a hash is " + TreeHasher.SIZE + " bytes long");
      }
      hashes.add(hash);
    }
    return hashes;
  }

  /** All that is left. */
  SignedNote checkpoint() throws ProofException {
    try {
      return SignedNote.parse(all.substring(at).getBytes(StandardCharsets.UTF_8));
    } catch (NoteException e) {
      throw new ProofException("the checkpoint: " + e.getMessage());
    }
  }

  static void write(List<byte[]> hashes, SignedNote checkpoint, StringBuilder out) {
    hashes.forEach(hash -> out.append(Base64Text.write(hash)).append('\n'));
    out.append('\n').append(checkpoint);
  }
}

package jitsiprivacy.audit.anchor.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Base64Text;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;

/**
 * What {@code add-checkpoint} is asked with: {@code old SIZE}, a proof of one hash a line, a blank
 * line and a checkpoint. Well-formed, and not trusted.
 *
 * @param oldSize of the tree that the proof begins with
 * @param proof 32 bytes each
 * @param note with the checkpoint
 * @param checkpoint what stands in the note
 */
record AddRequest(long oldSize, List<byte[]> proof, SignedNote note, Checkpoint checkpoint) {

  /** No proof has more. */
  private static final int LONGEST_PROOF = 63;

  private static final String OLD = "old ";

  static AddRequest parse(byte[] body) throws NoteException {
    int blank = blankLine(body);
    String head = new String(body, 0, blank, StandardCharsets.ISO_8859_1);
    List<String> lines = Arrays.asList(head.split("\n", -1));
    if (!lines.get(0).startsWith(OLD)) {
      throw new NoteException("\"old SIZE\" is expected first");
    }
    if (lines.size() - 1 > LONGEST_PROOF) {
      throw new NoteException("a proof has at most " + LONGEST_PROOF + " hashes");
    }
    List<byte[]> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      byte[] hash = Base64Text.read(line);
      if (hash.length != TreeHasher.SIZE) {
        throw new NoteException("a hash has " + TreeHasher.SIZE + " bytes");
      }
      proof.add(hash);
    }
    SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, blank + 2, body.length));
    return new AddRequest(
        TreeSize.parse(lines.get(0).substring(OLD.length())),
        proof,
        note,
        Checkpoint.parse(note.text()));
  }

  private static int blankLine(byte[] body) throws NoteException {
    for (int i = 0; i + 1 < body.length; i++) {
      if (body[i] == '\n' && body[i + 1] == '\n') {
        return i;
      }
    }
    throw new NoteException("a blank line is expected before the checkpoint");
  }

  byte[] bytes() {
    StringBuilder head = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> head.append(Base64Text.write(hash)).append('\n'));
    return (head + "\n" + note).getBytes(StandardCharsets.UTF_8);
  }
}

package jitsiprivacy.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note). What {@link #parse} answers is well-formed and not
 * trusted: the text counts only once {@link #isSignedBy} said so.
 *
 * @param text with the newline that ends it
 * @param signatures one or more
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** In bytes. */
  public static final int LONGEST = 1 << 20;

  private static final int MOST_SIGNATURES = 100;

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * @throws NoteException when it is no note
   */
  public static SignedNote parse(byte[] bytes) throws NoteException {
    if (bytes.length > LONGEST) {
      throw new NoteException("longer than any note is: " + bytes.length + " bytes");
    }
    String all = decode(bytes);
    if (all.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new NoteException("a note has no control characters");
    }
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0 || !all.endsWith("\n") || blank + 2 == all.length()) {
      throw new NoteException("a note has a text, a blank line and signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : all.substring(blank + 2, all.length() - 1).split("\n", -1)) {
      if (signatures.size() == MOST_SIGNATURES) {
        throw new NoteException("more than " + MOST_SIGNATURES + " signatures");
      }
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(all.substring(0, blank + 1), signatures);
  }

  private static String decode(byte[] bytes) throws NoteException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NoteException("a note is in UTF-8");
    }
  }

  /** Signs a text that ends in a newline. */
  public static SignedNote sign(String text, SignerKey key) {
    VerifierKey verifier = key.verifier();
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(
        text, List.of(new NoteSignature(verifier.name(), verifier.id(), signature)));
  }

  /**
   * Whether that key signed it. Of an {@link SignatureType#ED25519} key.
   *
   * @throws NoteException when a signature claims to be that key's and is not
   */
  public boolean isSignedBy(VerifierKey key) throws NoteException {
    boolean signed = false;
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    for (NoteSignature signature : signatures) {
      if (signature.isBy(key)) {
        if (key.type() != SignatureType.ED25519
            || !Ed25519.verify(key.key(), message, signature.signature())) {
          throw new NoteException("the signature of " + key.name() + " is not valid");
        }
        signed = true;
      }
    }
    return signed;
  }

  /** The same with more signatures. */
  public SignedNote with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    more.stream().filter(signature -> !all.contains(signature)).forEach(all::add);
    return new SignedNote(text, all);
  }

  /** The same with the signatures only that name one of these keys. */
  public SignedNote signedBy(List<VerifierKey> keys) {
    return new SignedNote(
        text, signatures.stream().filter(each -> keys.stream().anyMatch(each::isBy)).toList());
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> all.append(signature).append('\n'));
    return all.toString();
  }
}

package jitsiprivacy.cli.audit;

import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.VerifierKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the public key of an archive. */
public final class PublicKey implements ITypeConverter<VerifierKey> {

  @Override
  public VerifierKey convert(String text) {
    try {
      VerifierKey key = VerifierKey.parse(text.strip());
      if (key.type() == SignatureType.ED25519) {
        return key;
      }
    } catch (NoteException e) {
      throw new TypeConversionException(e.getMessage());
    }
    throw new TypeConversionException("this is the key of a witness, not of an audit trail");
  }
}

package jitsiprivacy.audit.anchor.witness;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * Where a witness is asked.
 *
 * @param key of the witness
 * @param prefix the submission prefix of C2SP tlog-witness, with or without a slash at its end
 */
public record WitnessEndpoint(VerifierKey key, URI prefix) {

  public WitnessEndpoint {
    if (key.type() != SignatureType.COSIGNATURE) {
      throw new IllegalArgumentException(key + " is not the key of a witness");
    }
  }

  /**
   * @throws NoteException when either is not what it must be
   */
  public static WitnessEndpoint parse(String key, String prefix) throws NoteException {
    VerifierKey witness = VerifierKey.parse(key);
    if (witness.type() != SignatureType.COSIGNATURE) {
      throw new NoteException(key + " is not the key of a witness");
    }
    try {
      URI uri = new URI(prefix);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return new WitnessEndpoint(witness, uri);
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new NoteException("not the URL of a witness: " + prefix);
  }

  URI addCheckpoint() {
    String text = prefix.toString();
    return URI.create(text + (text.endsWith("/") ? "" : "/") + "add-checkpoint");
  }
}

package jitsiprivacy.anonymizer.keys;

import java.io.IOException;

/** Others than the service may have read a key: what it encrypts is no secret. */
final class KeyExposedException extends IOException {

  private static final long serialVersionUID = 1;

  KeyExposedException(String message) {
    super(message);
  }
}

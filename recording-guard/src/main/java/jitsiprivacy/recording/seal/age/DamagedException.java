package jitsiprivacy.recording.seal.age;

import java.io.IOException;

/** A sealed file is not as it was written: something in it was changed, or its end is missing. */
public final class DamagedException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}

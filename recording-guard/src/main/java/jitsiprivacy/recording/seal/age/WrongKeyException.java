package jitsiprivacy.recording.seal.age;

import java.io.IOException;

/** None of the keys opens a sealed file. One whose header is damaged looks the same. */
public final class WrongKeyException extends IOException {

  private static final long serialVersionUID = 1;

  WrongKeyException(Throwable cause) {
    super("no key that was given opens it, or its header is damaged", cause);
  }
}

package jitsiprivacy.jvb.grant;

import java.io.IOException;
import java.nio.file.Path;
import jitsiprivacy.recording.grant.FocusKey;
import jitsiprivacy.recording.grant.FocusKeyFile;

/** Where the public key of a focus is. */
public sealed interface KeySource {

  /**
   * As the operator writes it.
   *
   * @throws IllegalArgumentException when it is neither a key nor a file
   */
  static KeySource parse(String text) {
    if (text.startsWith("ed25519:")) {
      return new Text(FocusKey.parse(text));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "focus-keys: a key (ed25519:…) or the name of a file is expected");
    }
    return new File(Path.of(text));
  }

  /**
   * The key as it is now.
   *
   * @param stateDirectory where relative names begin
   */
  FocusKey read(Path stateDirectory) throws IOException;

  /** The key itself. */
  record Text(FocusKey key) implements KeySource {
    @Override
    public FocusKey read(Path stateDirectory) {
      return key;
    }
  }

  /** A file of its own. */
  record File(Path name) implements KeySource {
    @Override
    public FocusKey read(Path stateDirectory) throws IOException {
      return FocusKeyFile.readPublic(stateDirectory.resolve(name));
    }
  }
}

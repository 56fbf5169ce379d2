package jitsiprivacy.host.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A {@link Path}. Absolute, as nobody can say what the host's working directory will be. */
final class AbsolutePath implements Scalar {
  @Override
  public Object parse(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  @Override
  public String allowed() {
    return "an absolute path";
  }
}

package jitsiprivacy.host.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Where class files come from. */
public interface ClassSource {

  /**
   * Reads a class file.
   *
   * @param internalName such as {@code org/jxmpp/jid/Jid}
   * @return its bytes, or {@code null} when there is no such class
   */
  byte[] find(String internalName) throws IOException;

  /** What a class loader would load, and what it would ask its parents for; loads nothing. */
  static ClassSource fromLoader(ClassLoader loader) {
    return internalName -> {
      try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
        return in == null ? null : in.readAllBytes();
      }
    };
  }

  /** The classes of the running JDK and nothing else. */
  static ClassSource ofJdk() {
    return fromLoader(ClassLoader.getPlatformClassLoader());
  }

  /** Jars and class directories, searched in order, then the running JDK. */
  static ClassPath fromPaths(List<Path> paths) throws IOException {
    return ClassPath.open(paths, ofJdk());
  }

  /**
   * A host as it is installed: all jars of a directory, those of its {@code lib}, then the running
   * JDK.
   */
  static ClassPath fromInstallation(Path directory) throws IOException {
    return ClassPath.open(ClassPath.jarsOf(directory), ofJdk());
  }

  /** This source, then another for what this one has not. */
  default ClassSource or(ClassSource other) {
    return internalName -> {
      byte[] mine = find(internalName);
      return mine != null ? mine : other.find(internalName);
    };
  }
}

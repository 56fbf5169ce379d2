package jitsiprivacy.host.reference;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Jars and class directories, searched in order, and perhaps a JDK behind them. Jars stay open
 * until it is closed.
 */
public final class ClassPath implements ClassSource, Closeable {

  private interface Root extends ClassSource, Closeable {}

  private final List<Root> roots;
  private final ClassSource fallback;

  private ClassPath(List<Root> roots, ClassSource fallback) {
    this.roots = roots;
    this.fallback = fallback;
  }

  static ClassPath open(List<Path> paths, ClassSource fallback) throws IOException {
    List<Root> roots = new ArrayList<>();
    ClassPath classPath = new ClassPath(roots, fallback);
    try {
      for (Path path : paths) {
        roots.add(Files.isDirectory(path) ? new Directory(path) : Jar.open(path));
      }
    } catch (IOException e) {
      classPath.close();
      throw e;
    }
    return classPath;
  }

  static List<Path> jarsOf(Path directory) throws IOException {
    List<Path> jars = new ArrayList<>(jarsIn(directory));
    Path lib = directory.resolve("lib");
    if (Files.isDirectory(lib)) {
      jars.addAll(jarsIn(lib));
    }
    if (jars.isEmpty()) {
      throw new IOException("no jar in " + directory + " or its lib");
    }
    return jars;
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
      found.forEach(jars::add);
    }
    Collections.sort(jars);
    return jars;
  }

  @Override
  public byte[] find(String internalName) throws IOException {
    for (Root root : roots) {
      byte[] found = root.find(internalName);
      if (found != null) {
        return found;
      }
    }
    return fallback.find(internalName);
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Root root : roots) {
      try {
        root.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private record Directory(Path path) implements Root {
    @Override
    public byte[] find(String internalName) throws IOException {
      try {
        return Files.readAllBytes(path.resolve(internalName + ".class"));
      } catch (NoSuchFileException e) {
        return null;
      }
    }

    @Override
    public void close() {}
  }

  private record Jar(JarFile file) implements Root {
    static Jar open(Path path) throws IOException {
      try {
        // Versioned entries count, as they do for the JVM; signatures are nobody's concern here.
        return new Jar(new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
      } catch (IOException e) {
        throw new IOException("neither a class directory nor a readable jar: " + path, e);
      }
    }

    @Override
    public byte[] find(String internalName) throws IOException {
      ZipEntry entry = file.getEntry(internalName + ".class");
      if (entry == null) {
        return null;
      }
      try (InputStream in = file.getInputStream(entry)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new IOException(internalName + " in " + file.getName() + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

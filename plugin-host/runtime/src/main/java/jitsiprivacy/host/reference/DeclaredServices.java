package jitsiprivacy.host.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jitsiprivacy.spi.GuardModule;

/** The guards that a class directory declares as services. */
final class DeclaredGuards {
  private static final String SERVICES = "META-INF/services/" + GuardModule.class.getName();

  private DeclaredGuards() {}

  /** The binary name of each module's class by the guard's id. */
  static Map<String, String> in(Path classDirectory) throws IOException {
    Path services = classDirectory.resolve(SERVICES);
    if (!Files.isRegularFile(services)) {
      throw new IOException("no " + SERVICES + " in " + classDirectory);
    }
    Map<String, String> guards = new TreeMap<>();
    for (String line : Files.readAllLines(services)) {
      String className = line.replaceFirst("#.*", "").strip();
      if (!className.isEmpty()) {
        String id = idOf(className, services);
        String other = guards.put(id, className);
        if (other != null) {
          throw new IOException(other + " and " + className + " are both called " + id);
        }
      }
    }
    if (guards.isEmpty()) {
      throw new IOException(services + " names no guard");
    }
    return guards;
  }

  private static String idOf(String className, Path services) throws IOException {
    String id;
    try {
      id =
          Class.forName(className)
              .asSubclass(GuardModule.class)
              .getDeclaredConstructor()
              .newInstance()
              .id();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new IOException(className + ", named in " + services + ", is of no use: " + e, e);
    }
    // It becomes a file's name.
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IOException(className + " has an id that is not in kebab case: " + id);
    }
    return id;
  }
}

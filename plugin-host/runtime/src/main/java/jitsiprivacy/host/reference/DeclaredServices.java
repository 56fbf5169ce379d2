package jitsiprivacy.host.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jitsiprivacy.spi.GuardModule;

/** What a class directory declares as services: guards, or the host of guards. */
final class DeclaredServices {
  private static final String SERVICES = "META-INF/services/";
  private static final String GUARDS = SERVICES + GuardModule.class.getName();

  /** By name, as the agent's classes are not there when guards are built. */
  static final String HOST = SERVICES + "jitsiprivacy.agent.bridge.GuestFactory";

  private DeclaredServices() {}

  /** The binary name of each service's class by the guard's id, or that of their host. */
  static Map<String, String> in(Path classDirectory) throws IOException {
    Map<String, String> services = new TreeMap<>();
    for (String className : namesIn(classDirectory.resolve(GUARDS))) {
      String id = idOf(className);
      String other = services.put(id, className);
      if (other != null) {
        throw new IOException(other + " and " + className + " are both called " + id);
      }
    }
    for (String className : namesIn(classDirectory.resolve(HOST))) {
      services.put(ReferenceFile.HOST, className);
    }
    if (services.isEmpty()) {
      throw new IOException(
          "neither " + GUARDS + " nor " + HOST + " of " + classDirectory + " names a class");
    }
    return services;
  }

  private static List<String> namesIn(Path services) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isRegularFile(services)) {
      for (String line : Files.readAllLines(services)) {
        String className = line.replaceFirst("#.*", "").strip();
        if (!className.isEmpty()) {
          names.add(className);
        }
      }
    }
    return names;
  }

  private static String idOf(String className) throws IOException {
    String id;
    try {
      id =
          Class.forName(className)
              .asSubclass(GuardModule.class)
              .getDeclaredConstructor()
              .newInstance()
              .id();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new IOException(className + " is of no use as a guard: " + e, e);
    }
    // It becomes a file's name.
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.equals(ReferenceFile.HOST)) {
      throw new IOException(className + " has an id that is taken or not in kebab case: " + id);
    }
    return id;
  }
}

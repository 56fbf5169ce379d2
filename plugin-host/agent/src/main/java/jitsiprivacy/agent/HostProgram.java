package jitsiprivacy.agent;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** Finds out which program this JVM was started for. */
final class HostProgram {

  private static final Map<String, String> HOSTS_BY_MAIN_CLASS =
      Map.of(
          "org.jitsi.jicofo.Main", "jicofo",
          "org.jitsi.videobridge.MainKt", "jvb");

  private final String mainClass;

  private HostProgram(String mainClass) {
    this.mainClass = mainClass;
  }

  /**
   * Reads what the JVM was told to run.
   *
   * @param command the value of {@code sun.java.command}: a main class or a jar, then arguments;
   *     may be {@code null}, as for {@code java -version}
   */
  static HostProgram of(String command) {
    if (command == null || command.isBlank()) {
      return new HostProgram("(none)");
    }
    String first = command.split(" ", 2)[0];
    return new HostProgram(first.endsWith(".jar") ? mainClassOf(first) : first);
  }

  /** Name of the main class, or what stands in its place. */
  String mainClass() {
    return mainClass;
  }

  /** Id of the host, empty when it is none of ours. */
  Optional<String> id() {
    return Optional.ofNullable(HOSTS_BY_MAIN_CLASS.get(mainClass));
  }

  private static String mainClassOf(String jar) {
    try (JarFile file = new JarFile(new File(jar))) {
      String main =
          file.getManifest() == null
              ? null
              : file.getManifest().getMainAttributes().getValue("Main-Class");
      return main == null ? jar : main;
    } catch (IOException e) {
      return jar; // The JVM is about to say what is wrong with it.
    }
  }
}

package jitsiprivacy.agent;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

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

  /** Reads what this JVM was told to run. */
  static HostProgram ofThisJvm() {
    return of(System.getProperty("sun.java.command"), System.getProperty("java.class.path"));
  }

  /**
   * Reads what a JVM was told to run.
   *
   * @param command a main class or a jar, which may have spaces in its path, then arguments; may be
   *     {@code null}, as for {@code java -version}. Argument files are expanded in it
   * @param classPath begins with the jar when it is one that is run
   */
  static HostProgram of(String command, String classPath) {
    if (command == null || command.isBlank()) {
      return new HostProgram("(none)");
    }
    String jar = classPath.split(Pattern.quote(File.pathSeparator), 2)[0];
    if (!jar.isEmpty() && (command + " ").startsWith(jar + " ")) {
      return new HostProgram(mainClassOf(jar));
    }
    return new HostProgram(command.split(" ", 2)[0]);
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
      return main == null ? jar : main.strip();
    } catch (IOException e) {
      return jar; // The JVM is about to say what is wrong with it.
    }
  }
}

package jitsiprivacy.testbed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** What to run as focus and as bridge. */
sealed interface Programs {

  /** The heap of each, where there is more to remember than in a usual test. */
  Optional<String> MEMORY = Optional.ofNullable(System.getProperty("testbed.memory"));

  /** A command line with what it needs in its environment. */
  record Launch(List<String> command, Map<String, String> environment) {}

  Launch focus(Path configuration);

  Launch bridge(Path configuration);

  /** Whether the bridge can send media to a websocket. */
  boolean exports();

  /** Of the environment: the real ones where both variables are set, else the stand-ins. */
  static Programs ofEnvironment() {
    String jicofo = System.getenv("JICOFO_HOME");
    String jvb = System.getenv("JVB_HOME");
    if (jicofo == null && jvb == null) {
      return StandIns.ofBuild(null);
    }
    if (jicofo == null || jvb == null) {
      throw new IllegalStateException("JICOFO_HOME and JVB_HOME are set together or not at all");
    }
    return new Real(Path.of(jicofo), Path.of(jvb));
  }

  /** Installations in the layout of the Debian packages, started by their own scripts. */
  record Real(Path jicofoHome, Path jvbHome) implements Programs {

    @Override
    public Launch focus(Path configuration) {
      return launch(jicofoHome.resolve("jicofo.sh"), "JICOFO_MAX_MEMORY", configuration);
    }

    @Override
    public Launch bridge(Path configuration) {
      return launch(jvbHome.resolve("jvb.sh"), "VIDEOBRIDGE_MAX_MEMORY", configuration);
    }

    @Override
    public boolean exports() {
      try (JarFile jar = new JarFile(jvbHome.resolve("jitsi-videobridge.jar").toFile())) {
        return jar.getEntry("org/jitsi/videobridge/export/Exporter.class") != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Launch launch(Path script, String memory, Path configuration) {
      return new Launch(
          List.of("bash", script.toString()),
          Map.of(
              "PATH",
              Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"),
              memory,
              MEMORY.orElse("512m"),
              "JAVA_SYS_PROPS",
              "-Dconfig.file="
                  + configuration
                  // Bridges before 2024-06 do not read their ice4j's section of the configuration.
                  + " -Dorg.ice4j.ice.harvest.ALLOWED_ADDRESSES=127.0.0.1"));
    }
  }

  /**
   * Our own small programs.
   *
   * @param directory where the build put them
   * @param variant jar of classes of another release that go before the focus's own, or {@code
   *     null}
   */
  record StandIns(Path directory, String variant) implements Programs {

    static StandIns ofBuild(String variant) {
      return new StandIns(
          Path.of(System.getProperty("jitsiprivacy.stand-ins")).toAbsolutePath().normalize(),
          variant);
    }

    @Override
    public Launch focus(Path configuration) {
      return launch("org.jitsi.jicofo.Main", configuration);
    }

    @Override
    public Launch bridge(Path configuration) {
      return launch("org.jitsi.videobridge.MainKt", configuration);
    }

    @Override
    public boolean exports() {
      return true;
    }

    private Launch launch(String mainClass, Path configuration) {
      List<String> classPath = new ArrayList<>();
      if (variant != null) {
        classPath.add(directory.resolve("programs-" + variant + ".jar").toString());
      }
      classPath.add(directory.resolve("programs.jar").toString());
      classPath.add(directory.resolve("lib/*").toString());
      return new Launch(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-Xmx" + MEMORY.orElse("128m"),
              "-Dconfig.file=" + configuration,
              "-cp",
              String.join(File.pathSeparator, classPath),
              mainClass),
          Map.of());
    }
  }
}

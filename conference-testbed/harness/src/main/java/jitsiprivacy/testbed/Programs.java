package jitsiprivacy.testbed;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to run as focus and as bridge. */
sealed interface Programs {

  /** How to start one of them with a configuration file. */
  record Start(List<String> command, Map<String, String> environment) {}

  Start focus(Path configuration);

  Start bridge(Path configuration);

  /** Of the environment: the real ones where both variables are set, else the stand-ins. */
  static Programs ofEnvironment() {
    String jicofo = System.getenv("JICOFO_HOME");
    String jvb = System.getenv("JVB_HOME");
    return jicofo == null || jvb == null
        ? StandIns.ofBuild(null)
        : new Real(Path.of(jicofo), Path.of(jvb));
  }

  /** Installations in the layout of the Debian packages, started by their own scripts. */
  record Real(Path jicofoHome, Path jvbHome) implements Programs {

    @Override
    public Start focus(Path configuration) {
      return start(jicofoHome.resolve("jicofo.sh"), "JICOFO_MAX_MEMORY", configuration);
    }

    @Override
    public Start bridge(Path configuration) {
      return start(jvbHome.resolve("jvb.sh"), "VIDEOBRIDGE_MAX_MEMORY", configuration);
    }

    private static Start start(Path script, String memory, Path configuration) {
      // The second property is for releases whose ice4j does not read the first's file.
      return new Start(
          List.of("bash", script.toString()),
          Map.of(
              memory,
              "512m",
              "JAVA_SYS_PROPS",
              "-Dconfig.file="
                  + configuration
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
          Path.of(System.getProperty("jitsiprivacy.stand-ins")).toAbsolutePath(), variant);
    }

    @Override
    public Start focus(Path configuration) {
      return start("org.jitsi.jicofo.Main", configuration);
    }

    @Override
    public Start bridge(Path configuration) {
      return start("org.jitsi.videobridge.MainKt", configuration);
    }

    private Start start(String mainClass, Path configuration) {
      List<String> classPath = new ArrayList<>();
      if (variant != null) {
        classPath.add(directory.resolve("programs-" + variant + ".jar").toString());
      }
      classPath.add(directory.resolve("programs.jar").toString());
      classPath.add(directory.resolve("lib/*").toString());
      return new Start(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-Dconfig.file=" + configuration,
              "-cp",
              String.join(File.pathSeparator, classPath),
              mainClass),
          Map.of());
    }
  }
}

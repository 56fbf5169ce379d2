package jitsiprivacy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent makes of JVMs that were really started, in each way there is. */
class LaunchedJvmTest {
  private static final String HOST_MAIN = "org.jitsi.jicofo.Main";

  /** Ours is not installed beside the agent here, which only a host would ever notice. */
  private static final String STARTED_FOR_HOST = "jicofo was not started";

  @TempDir Path dir;
  private Path agent;
  private Path host;

  @BeforeEach
  void jars() throws IOException, URISyntaxException {
    Path spaced = Files.createDirectory(dir.resolve("my jitsi"));
    agent = spaced.resolve("the agent.jar");
    host = spaced.resolve("the host.jar");
    Manifest ofAgent = manifest(new Attributes.Name("Premain-Class"), Premain.class.getName());
    Path classes =
        Path.of(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(agent), ofAgent);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    Manifest ofHost = manifest(Attributes.Name.MAIN_CLASS, HOST_MAIN);
    new JarOutputStream(Files.newOutputStream(host), ofHost).close();
  }

  private static Manifest manifest(Attributes.Name name, String value) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(name, value);
    return manifest;
  }

  private String start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + agent);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void aMainClassOnAClassPathWithSpaces() throws Exception {
    assertThat(start("-cp", host.toString(), HOST_MAIN, "--x")).contains(STARTED_FOR_HOST);
  }

  @Test
  void aJarWithSpacesInItsPath() throws Exception {
    assertThat(start("-jar", host.toString(), "--x", "y")).contains(STARTED_FOR_HOST);
  }

  @Test
  void anArgumentFile() throws Exception {
    Path arguments = dir.resolve("arguments");
    Files.writeString(arguments, "-cp \"" + host + "\"\n" + HOST_MAIN);
    assertThat(start("@" + arguments)).contains(STARTED_FOR_HOST);
  }

  @Test
  void anotherProgramIsToldOnceThatNothingIsDone() throws Exception {
    assertThat(start("-cp", host.toString(), "org.example.Main"))
        .containsOnlyOnce("jitsi-privacy: ")
        .contains("main class org.example.Main is neither Jicofo nor JVB")
        .doesNotContain(STARTED_FOR_HOST);
  }
}

package jitsiprivacy.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostProgramTest {
  private static final String CLASS_PATH = "/usr/share/jicofo/jicofo.jar:/opt/agent.jar";

  @TempDir Path dir;

  private String jar(String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (mainClass != null) {
      manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    }
    Path jar = dir.resolve("host.jar");
    try (var out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "org.jitsi.jicofo.Main, jicofo",
    "org.jitsi.jicofo.Main --domain=example.org, jicofo",
    "org.jitsi.videobridge.MainKt, jvb",
    "org.jitsi.videobridge.MainKt org.jitsi.jicofo.Main, jvb"
  })
  void theHostsAreKnownByTheirMainClass(String command, String id) {
    assertThat(HostProgram.of(command, CLASS_PATH).id()).contains(id);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void noCommandIsNoHost(String command) {
    assertThat(HostProgram.of(command, CLASS_PATH).id()).isEmpty();
    assertThat(HostProgram.of(command, CLASS_PATH).mainClass()).isEqualTo("(none)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.jitsi.jicofo.MainKt", "org.jitsi.jigasi.Main", "x"})
  void otherProgramsAreNoHost(String command) {
    assertThat(HostProgram.of(command + " org.jitsi.jicofo.Main", CLASS_PATH).id()).isEmpty();
    assertThat(HostProgram.of(command, CLASS_PATH).mainClass()).isEqualTo(command);
  }

  @Test
  void aJarIsKnownByItsManifest() throws IOException {
    String jar = jar("org.jitsi.jicofo.Main");
    assertThat(HostProgram.of(jar + " --x", jar).id()).contains("jicofo");
    assertThat(HostProgram.of(jar, jar + ":/opt/agent.jar").id()).contains("jicofo");
    jar = jar("org.example.Main");
    assertThat(HostProgram.of(jar, jar).id()).isEmpty();
  }

  @Test
  void aJarMayHaveSpacesInItsPathAndAnyName() throws IOException {
    dir = Files.createDirectory(dir.resolve("my jitsi host.jar x"));
    String jar = jar("org.jitsi.videobridge.MainKt");
    assertThat(HostProgram.of(jar + " --x y.jar", jar).id()).contains("jvb");
    String other = Files.move(Path.of(jar), dir.resolve("program")).toString();
    assertThat(HostProgram.of(other, other + ":/opt/agent.jar").id()).contains("jvb");
  }

  @Test
  void aJarWithoutMainClassOrThatCannotBeReadIsNoHost() throws IOException {
    String jar = jar(null);
    assertThat(HostProgram.of(jar, jar).mainClass()).isEqualTo(jar);
    Files.writeString(dir.resolve("host.jar"), "not a jar");
    assertThat(HostProgram.of(jar, jar).mainClass()).isEqualTo(jar);
    String none = dir.resolve("none.jar").toString();
    assertThat(HostProgram.of(none, none).id()).isEmpty();
  }
}

package jitsiprivacy.host.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassSourceTest {
  @TempDir Path dir;

  private static void jar(Path path, String... entries) throws IOException {
    Files.createDirectories(path.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    try (OutputStream out = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (String entry : entries) {
        jar.putNextEntry(new JarEntry(entry));
        jar.write((path.getFileName() + ":" + entry).getBytes(UTF_8));
      }
    }
  }

  private static String find(ClassSource source, String name) throws IOException {
    byte[] found = source.find(name);
    return found == null ? null : new String(found, UTF_8);
  }

  @Test
  void anInstallationIsItsJarsThenItsLibThenTheJdk() throws IOException {
    jar(dir.resolve("jicofo.jar"), "org/A.class");
    jar(dir.resolve("lib/one.jar"), "org/A.class", "org/B.class", "org/C.class");
    jar(dir.resolve("lib/two.jar"), "org/B.class", "META-INF/versions/11/org/C.class");
    Files.writeString(dir.resolve("lib/readme.txt"), "not a jar");
    try (ClassPath classes = ClassSource.fromInstallation(dir)) {
      assertThat(find(classes, "org/A")).isEqualTo("jicofo.jar:org/A.class");
      assertThat(find(classes, "org/B")).isEqualTo("one.jar:org/B.class");
      assertThat(classes.find("org/D")).isNull();
      assertThat(classes.find("java/lang/Object")).isNotEmpty();
    }
  }

  @Test
  void theVersionForThisJavaCounts() throws IOException {
    Path jar = dir.resolve("a.jar");
    jar(jar, "org/C.class", "META-INF/versions/11/org/C.class");
    try (ClassPath classes = ClassSource.fromPaths(List.of(jar))) {
      assertThat(find(classes, "org/C")).isEqualTo("a.jar:META-INF/versions/11/org/C.class");
    }
  }

  @Test
  void aDirectoryWithoutJarsIsNoInstallation() {
    assertThatThrownBy(() -> ClassSource.fromInstallation(dir))
        .isInstanceOf(IOException.class)
        .hasMessage("no jar in " + dir + " or its lib");
  }

  @Test
  void aBrokenJarIsNamed() throws IOException {
    Files.writeString(dir.resolve("broken.jar"), "nonsense");
    assertThatThrownBy(() -> ClassSource.fromInstallation(dir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.jar");
  }

  @Test
  void aLoaderGivesItsOwnClassesAndTheJdk() throws IOException {
    ClassSource classes = ClassSource.fromLoader(getClass().getClassLoader());
    assertThat(classes.find(getClass().getName().replace('.', '/'))).isNotEmpty();
    assertThat(classes.find("java/lang/Object")).isNotEmpty();
    assertThat(classes.find("org/none/None")).isNull();
  }

  @Test
  void theJdkKnowsNothingOfUs() throws IOException {
    assertThat(ClassSource.ofJdk().find(getClass().getName().replace('.', '/'))).isNull();
    assertThat(ClassSource.ofJdk().find("java/sql/Connection")).isNotEmpty();
  }
}

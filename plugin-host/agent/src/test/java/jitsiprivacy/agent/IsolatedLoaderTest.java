package jitsiprivacy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import jitsiprivacy.agent.bridge.Guest;
import org.jivesoftware.smack.packet.Stanza;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class IsolatedLoaderTest {
  private static final String SERVICES = "META-INF/services/" + Callable.class.getName();

  @TempDir Path dir;
  private Path ours;
  private Path theirs;
  private URLClassLoader host;
  private IsolatedLoader isolated;

  @BeforeEach
  void loaders() throws IOException {
    ours = Files.createDirectory(dir.resolve("ours"));
    theirs = Files.createDirectory(dir.resolve("theirs"));
    host = new URLClassLoader(new URL[] {url(theirs)}, getClass().getClassLoader());
    isolated = new IsolatedLoader(new URL[] {url(ours)}, host);
  }

  @AfterEach
  void close() throws IOException {
    isolated.close();
    host.close();
  }

  private static URL url(Path directory) throws IOException {
    return directory.toUri().toURL();
  }

  /** A class with a public constructor, and whose copy it is in its simple name's place. */
  private static void make(Path directory, String name) throws IOException {
    String internalName = name.replace('.', '/');
    ClassWriter out = new ClassWriter(0);
    out.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC,
        internalName,
        null,
        "java/lang/Object",
        new String[] {Callable.class.getName().replace('.', '/')});
    MethodVisitor constructor = out.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(1, 1);
    constructor.visitEnd();
    MethodVisitor call =
        out.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
    call.visitCode();
    call.visitLdcInsn(directory.getFileName().toString());
    call.visitInsn(Opcodes.ARETURN);
    call.visitMaxs(1, 1);
    call.visitEnd();
    Path file = directory.resolve(internalName + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, out.toByteArray());
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Object whose(String name) throws Exception {
    return ((Callable<?>) isolated.loadClass(name).getConstructor().newInstance()).call();
  }

  @Test
  void ofWhatBothHaveOursComesFirst() throws Exception {
    for (String name : List.of("com.google.Common", "javax.ours.Odd", "jitsiprivacy.agent.X")) {
      make(ours, name);
      make(theirs, name);
      assertThat(whose(name)).isEqualTo("ours");
    }
  }

  @Test
  void whatIsSharedIsTheHostsEvenWhereWeHaveIt() throws Exception {
    for (String name :
        List.of(
            "org.jivesoftware.smack.X",
            "org.jxmpp.jid.X",
            "org.jitsi.utils.X",
            "io.prometheus.client.X")) {
      make(ours, name);
      make(theirs, name);
      assertThat(whose(name)).isEqualTo("theirs");
    }
    assertThat(isolated.loadClass(Stanza.class.getName())).isSameAs(Stanza.class);
    assertThat(isolated.loadClass(Guest.class.getName())).isSameAs(Guest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.google.Common",
        "com.fasterxml.jackson.X",
        "org.bouncycastle.X",
        "kotlin.X",
        "org.jivesoftwarex.X",
        "org.jitsix.X",
        "io.prometheus.other.X",
        "javax.theirs.X"
      })
  void nothingElseOfTheHostIsSeen(String name) throws Exception {
    make(theirs, name);
    assertThat(host.loadClass(name)).isNotNull();
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> isolated.loadClass(name));
  }

  @Test
  void norIsTheAgentItself() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> isolated.loadClass(Premain.class.getName()));
  }

  @Test
  void theJdkIsTheJdks() throws Exception {
    make(ours, "java.lang.String");
    assertThat(isolated.loadClass("java.lang.String")).isSameAs(String.class);
    assertThat(isolated.loadClass("java.sql.Driver")).isSameAs(java.sql.Driver.class);
    assertThat(isolated.getResource("java/lang/String.class")).isNotNull();
  }

  @Test
  void aClassIsLoadedOnce() throws Exception {
    make(ours, "a.A");
    assertThat(isolated.loadClass("a.A")).isSameAs(isolated.loadClass("a.A"));
  }

  @Test
  void resourcesAreOursAlone() throws IOException {
    for (String name : List.of("reference.conf", "application.conf", SERVICES)) {
      write(theirs, name, "theirs");
      assertThat(isolated.getResource(name)).isNull();
      assertThat(isolated.getResourceAsStream(name)).isNull();
      assertThat(isolated.getResources(name).hasMoreElements()).isFalse();
      write(ours, name, "ours");
      assertThat(isolated.getResource(name)).isEqualTo(url(ours.resolve(name)));
      assertThat(Collections.list(isolated.getResources(name)))
          .containsExactly(url(ours.resolve(name)));
    }
  }

  @Test
  void noServiceOfTheHostsIsFound() throws Exception {
    make(theirs, "org.jitsi.Service");
    write(theirs, SERVICES, "org.jitsi.Service");
    assertThat(ServiceLoader.load(Callable.class, host)).hasSize(1);
    assertThat(ServiceLoader.load(Callable.class, isolated)).isEmpty();
  }
}

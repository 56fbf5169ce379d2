package jitsiprivacy.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import jitsiprivacy.spi.NamedHook;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A directory as Jicofo's or the bridge's: the libraries they share, and the methods hooked. */
final class FakeProgram {

  private static final List<String> SHARED =
      List.of(
          "/igniterealtime/", "/jxmpp/", "/org/jitsi/", "/prometheus/", "/jetbrains/", "/minidns/");

  private FakeProgram() {}

  /**
   * @param jar its own, beside {@code lib}
   * @param hooks those of the JDK's classes are left out
   */
  static void make(Path directory, String jar, List<NamedHook> hooks, String defaults)
      throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (SHARED.stream().anyMatch(each::contains)) {
        Path library = Path.of(each);
        link(library, lib.resolve(library.getFileName()));
      }
    }
    jar(directory.resolve(jar), hooks, defaults);
  }

  /** Without twenty megabytes for each test, where they are on one disk. */
  private static void link(Path library, Path name) throws IOException {
    try {
      Files.createLink(name, library);
    } catch (FileSystemException e) {
      Files.copy(library, name);
    }
  }

  /** The one of its own, which must not be there. */
  static void jar(Path jar, List<NamedHook> hooks, String defaults) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : classes(hooks).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey() + ".class"));
        out.write(entry.getValue());
      }
      out.putNextEntry(new ZipEntry("reference.conf"));
      out.write(defaults.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Map<String, byte[]> classes(List<NamedHook> hooks) {
    Map<String, List<NamedHook>> byClass = new TreeMap<>();
    for (NamedHook hook : hooks) {
      if (hook.className().startsWith("org.jitsi.")) {
        byClass
            .computeIfAbsent(hook.className().replace('.', '/'), name -> new ArrayList<>())
            .add(hook);
      }
    }
    Map<String, byte[]> classes = new TreeMap<>();
    byClass.forEach((name, each) -> classes.put(name, withMethods(name, each)));
    return classes;
  }

  private static byte[] withMethods(String name, List<NamedHook> hooks) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (NamedHook hook : hooks) {
      var method =
          writer.visitMethod(
              Opcodes.ACC_PUBLIC, hook.method(), hook.descriptors().get(0), null, null);
      method.visitCode();
      method.visitInsn(Opcodes.ACONST_NULL);
      method.visitInsn(Opcodes.ATHROW);
      method.visitMaxs(1, 9);
      method.visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}

package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import jitsiprivacy.testbed.inhost.InHostAgent;
import org.objectweb.asm.Opcodes;

/** Packs what runs inside the programs. */
final class InHostJar {

  private static final List<String> CLASSES =
      List.of(
          "InHostAgent",
          "LoopbackHarvesting",
          "LoopbackHarvesting$1",
          "LoopbackHarvesting$NeverLoopback",
          "Witness",
          "ConsoleWitness",
          "FileWitness");

  private InHostJar() {}

  /** Returns the option that brings it into a program. */
  static String agentOption(Path directory) {
    Path jar = directory.resolve("in-host.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest())) {
      for (String name : CLASSES) {
        add(name, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return " -javaagent:" + jar + "=" + InHostAgent.LOOPBACK;
  }

  private static Manifest manifest() {
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(new Attributes.Name("Premain-Class"), InHostAgent.class.getName());
    main.put(Attributes.Name.CLASS_PATH, asm());
    return manifest;
  }

  private static String asm() {
    try {
      return Opcodes.class.getProtectionDomain().getCodeSource().getLocation().toURI().toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(String name, JarOutputStream out) throws IOException {
    String entry = InHostAgent.class.getPackageName().replace('.', '/') + "/" + name + ".class";
    out.putNextEntry(new ZipEntry(entry));
    try (InputStream in = InHostAgent.class.getResourceAsStream(name + ".class")) {
      in.transferTo(out);
    }
    out.closeEntry();
  }
}

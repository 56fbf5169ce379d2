package jitsiprivacy.host.reference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Finds in our bytecode what each guard, and the host of guards, needs of the host. */
public final class ReferenceCollector {

  /**
   * Collects the references of every class of ours that a guard's module reaches in bytecode.
   *
   * @param roots class directories and jars of ours
   * @param guardRoots the name of the module's class by guard id
   * @return what each guard needs of the host
   * @throws IOException also when a class of ours is missing or cannot be read
   */
  public Map<String, SortedSet<Reference>> collect(List<Path> roots, Map<String, String> guardRoots)
      throws IOException {
    try (ClassPath ours = ClassPath.open(roots, className -> null)) {
      // The compile class path, where it is ours: tells whose an inherited member is.
      ClassSource others = ClassSource.fromLoader(ReferenceCollector.class.getClassLoader());
      Reach reach = new Reach(ours, others);
      Map<String, SortedSet<Reference>> collected = new TreeMap<>();
      for (Map.Entry<String, String> guard : guardRoots.entrySet()) {
        collected.put(guard.getKey(), reach.from(guard.getValue().replace('.', '/')));
      }
      return collected;
    }
  }

  /**
   * Writes the reference files of what the first class directory declares as services, and deletes
   * those of what it no longer declares. Called by the build, with everything that is compiled
   * against on the class path.
   *
   * @param args the output directory, then class directories and jars of ours
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IOException("expected: <output directory> <class directory or jar>...");
    }
    Path output = Path.of(args[0]);
    List<Path> roots = Arrays.stream(args).skip(1).map(Path::of).toList();
    Map<String, String> services = DeclaredServices.in(roots.get(0));
    Map<String, SortedSet<Reference>> collected = new ReferenceCollector().collect(roots, services);
    deleteFilesIn(output.resolve(ReferenceFile.DIRECTORY));
    StringBuilder summary = new StringBuilder("references to the host:");
    for (Map.Entry<String, SortedSet<Reference>> guard : collected.entrySet()) {
      Path file = output.resolve(ReferenceFile.resource(guard.getKey()));
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file)) {
        ReferenceFile.write(guard.getValue(), out);
      }
      summary.append(' ').append(guard.getKey()).append(' ').append(guard.getValue().size());
    }
    System.out.println(summary);
  }

  private static void deleteFilesIn(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> stale = Files.newDirectoryStream(directory, "*.txt")) {
        for (Path file : stale) {
          Files.delete(file);
        }
      }
    }
  }
}

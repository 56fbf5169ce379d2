package jitsiprivacy.retention.purge;

import java.nio.file.Path;
import jitsiprivacy.retention.category.Unit;

/** A run in a process of its own, which may be killed or see other mounts. */
final class ProcessRun {

  private ProcessRun() {}

  public static void main(String[] arguments) throws Exception {
    TestTree tree = new TestTree(Path.of(arguments[0]));
    System.out.println("begins");
    tree.run(
        arguments[1].equals("files")
            ? tree.category("**/*.log")
            : tree.category(Unit.DIRECTORY, "*"));
    tree.told.done.forEach(System.out::println);
  }
}

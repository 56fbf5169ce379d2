package jitsiprivacy.retention.purge;

import java.nio.file.Path;

/** A run in a process of its own, which is killed. */
final class KilledRun {

  private KilledRun() {}

  public static void main(String[] arguments) throws Exception {
    TestTree tree = new TestTree(Path.of(arguments[0]));
    System.out.println("begins");
    tree.run(tree.category("**/*.log"));
  }
}

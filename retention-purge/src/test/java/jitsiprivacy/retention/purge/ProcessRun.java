package jitsiprivacy.retention.purge;

import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;

/** A run in a process of its own, which may be killed or see other mounts. */
final class ProcessRun {

  private ProcessRun() {}

  public static void main(String[] arguments) throws Exception {
    TestTree tree = new TestTree(Path.of(arguments[0]));
    System.out.println("begins");
    tree.run(category(tree, arguments[1]));
    tree.told.done.forEach(System.out::println);
    System.out.println(tree.names());
  }

  static Category category(TestTree tree, String mode) {
    return switch (mode) {
      case "files" -> tree.category("**/*.log");
      case "directories" -> tree.category(Unit.DIRECTORY, "*");
      case "archive" ->
          tree.category(
              Unit.FILE,
              Action.ARCHIVE,
              Optional.of(tree.root().resolveSibling("archive")),
              Optional.empty(),
              "**/*.log");
      case "withdraw" -> tree.category(TestTree.KEEP, Optional.of(Period.ofDays(3)), "**/*.log");
      case "anonymize" ->
          tree.category(
              Unit.FILE, Action.ANONYMIZE, Optional.empty(), Optional.empty(), "**/*.log");
      case "cut" -> tree.entries("**/*.log");
      default -> throw new IllegalArgumentException(mode);
    };
  }
}

package jitsiprivacy.retention.purge;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.category.Keeping;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.tree.OpenFiles;

/** Files of many ages, and a run over them at {@link #NOW}. */
final class TestTree {

  static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  static final Period KEEP = Period.ofDays(14);
  static final Limits NO_LIMITS = new Limits(0, Optional.empty());

  private final Path root;
  final Told told;
  Holds holds = Holds.NONE;
  Limits limits = NO_LIMITS;
  Instant now = NOW;

  /** What was done with what would be keys, in its order. */
  final List<String> keys = new ArrayList<>();

  TestTree(Path root) throws IOException {
    this.root = root.toRealPath();
    this.told = new Told(this.root);
    OpenFiles open = new OpenFiles();
    open.look();
    assumeThat(open.unseen())
        .as("only who sees what all have open may delete: run as root")
        .isEmpty();
  }

  Path root() {
    return root;
  }

  Path file(String name, int daysOld) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "of " + name);
    return aged(file, daysOld);
  }

  Path aged(Path file, int days) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Period.ofDays(days))));
    return file;
  }

  Category category(String... patterns) {
    return category(Unit.FILE, patterns);
  }

  Category category(Unit unit, String... patterns) {
    return category(unit, Action.DELETE, Optional.empty(), Optional.empty(), patterns);
  }

  Category category(
      Unit unit,
      Action action,
      Optional<Path> archive,
      Optional<Period> grace,
      String... patterns) {
    return category(unit, KEEP, action, archive, grace, patterns);
  }

  Category category(Period keep, Optional<Period> grace, String... patterns) {
    return category(Unit.FILE, keep, Action.DELETE, Optional.empty(), grace, patterns);
  }

  /** Of logs whose old entries are cut. */
  Category entries(String... patterns) {
    Category like = category(Unit.ENTRY, patterns);
    return new Category(
        like.name(),
        like.what(),
        like.purpose(),
        like.owner(),
        like.files(),
        Unit.ENTRY,
        ClockStart.LAST_ENTRY,
        KEEP,
        Action.DELETE,
        Optional.empty());
  }

  private Category category(
      Unit unit,
      Period keep,
      Action action,
      Optional<Path> archive,
      Optional<Period> grace,
      String... patterns) {
    return new Category(
        "logs",
        "logs",
        "faults",
        "operator",
        List.of(patterns).stream().map(each -> FilePattern.of(root + "/" + each)).toList(),
        unit,
        ClockStart.MODIFIED,
        Keeping.of(keep),
        action,
        archive,
        grace);
  }

  Purge purge(Category... categories) throws IOException {
    return new Purge(
        List.of(categories),
        this::term,
        holds,
        new TestTexts(),
        now,
        limits,
        told,
        System::nanoTime);
  }

  Term term(Category category) {
    return new TestTerm(new FileTerm(category, ZoneOffset.UTC, now), keys);
  }

  Withdrawals withdrawals(Category category) {
    return new Withdrawals(List.of(category), this::term, holds, now);
  }

  Result run(Category category) throws IOException {
    Purge purge = purge(category);
    return purge.carryOut(purge.plan(category));
  }

  /** All names below the root; directories end with a slash. */
  List<String> names() throws IOException {
    return names(root);
  }

  static List<String> names(Path root) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            names.add(root.relativize(file).toString());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e) {
            if (!directory.equals(root)) {
              names.add(root.relativize(directory) + "/");
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return List.copyOf(names);
  }
}

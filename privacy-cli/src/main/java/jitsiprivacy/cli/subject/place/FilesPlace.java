package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.JsonLines;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.subject.handout.Handout;
import jitsiprivacy.cli.subject.handout.Row;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.subject.KeptFiles;
import jitsiprivacy.retention.tree.OpenDirectory;

/**
 * Logs, dumps and whatever else there is a category of. Where the person is named, something
 * meaningless is written over it; the rest of the line stays, for it is about others, too.
 *
 * @param examined is told how many bytes were looked at, as they are
 */
public record FilesPlace(
    List<Category> categories,
    Person person,
    PersonFinder finder,
    Holds holds,
    LongConsumer examined)
    implements Place {

  /** What is done with a file that names the person. */
  private interface Visitor {
    Finding file(
        OpenDirectory in, Path name, PosixFileAttributes attributes, Finding finding, FileText text)
        throws IOException;
  }

  private static String kind(Category category) {
    String what = category.what();
    int colon = what.indexOf(':');
    return (colon > 0 ? what.substring(0, colon) : what) + ": places that name you";
  }

  private void visit(Findings told, Visitor visitor) throws IOException {
    new KeptFiles(categories)
        .visit(
            new KeptFiles.Visitor() {
              private long bytes;

              @Override
              public void file(
                  Category category, OpenDirectory in, Path name, PosixFileAttributes attributes)
                  throws IOException {
                Path path = in.path().resolve(name);
                Finding finding = new Finding(kind(category), path.toString(), 0, Fate.ERASED, "");
                try {
                  FileText text = FileText.of(in, name, finder);
                  if (text.times() > 0) {
                    Finding found =
                        new Finding(finding.kind(), finding.item(), text.times(), Fate.ERASED, "");
                    told.add(visitor.file(in, name, attributes, found, text));
                  }
                } catch (NoSuchFileException e) {
                  // Rotated away; under its other name it is looked at, or will be.
                } catch (IOException e) {
                  told.add(unseen(finding, Reason.of(e)));
                }
                bytes += attributes.size();
                examined.accept(bytes);
              }

              @Override
              public void cannot(Path path, String reason) throws IOException {
                told.add(unseen(new Finding("files", path.toString(), 0, Fate.LEFT, ""), reason));
              }
            });
  }

  private static Finding unseen(Finding finding, String reason) {
    return finding.as(Fate.LEFT, "it cannot be looked into: " + reason);
  }

  private Optional<String> hold(Path path, PosixFileAttributes attributes) {
    return holds.on(
        new Held(
            Optional.of(path),
            Optional.empty(),
            Optional.empty(),
            person.pseudonyms(),
            Optional.empty(),
            Optional.of(attributes.lastModifiedTime().toInstant())));
  }

  /** What is to become of it. */
  private Finding fate(OpenDirectory in, Path name, PosixFileAttributes attributes, Finding finding)
      throws IOException {
    Optional<String> hold = hold(in.path().resolve(name), attributes);
    if (hold.isPresent()) {
      return finding.as(Fate.HELD, hold.get());
    }
    if (in.names(name) > 1) {
      return finding.as(
          Fate.LEFT, "it has other names (hard links), and would change under these, too");
    }
    return finding;
  }

  @Override
  public void look(Findings found) throws IOException {
    visit(found, (in, name, attributes, finding, text) -> fate(in, name, attributes, finding));
  }

  @Override
  public void erase(Findings done) throws IOException {
    visit(
        done,
        (in, name, attributes, finding, text) -> {
          Finding fate = fate(in, name, attributes, finding);
          return fate.fate() == Fate.ERASED ? erased(in, name, attributes, fate, text) : fate;
        });
  }

  private Finding erased(
      OpenDirectory in, Path name, PosixFileAttributes attributes, Finding finding, FileText text) {
    try {
      return finding.as(
          Fate.ERASED, new FileEraser(finder).erase(in, name, attributes, text.compression()));
    } catch (IOException e) {
      return finding.as(Fate.FAILED, Reason.of(e));
    }
  }

  @Override
  public void export(Handout to) throws IOException, Failure {
    List<Row> rows = new ArrayList<>();
    to.file(
        "logs.jsonl",
        out -> {
          LinesOfPerson lines = new LinesOfPerson(finder, new JsonLines(out));
          visit(
              unseen -> {
                if (unseen.fate() == Fate.LEFT) {
                  to.unseen(unseen.item() + ": " + unseen.why());
                }
              },
              (in, name, attributes, finding, text) -> {
                if (text.isText()) {
                  lines.of(in, name, finding.item());
                }
                rows.add(
                    new Row(
                        finding.item(),
                        finding.kind(),
                        String.valueOf(text.times()),
                        attributes.lastModifiedTime().toInstant().toString(),
                        text.isText() ? "in logs.jsonl" : "no text; not in this file"));
                return finding;
              });
        });
    if (!rows.isEmpty()) {
      to.section(
          "Files that name you",
          "Lines that name you are in logs.jsonl. Addresses, secrets and display names of others are"
              + " taken out of them.",
          List.of("file", "what it is", "how often", "last change", ""),
          rows);
    }
  }
}

package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.retention.tree.Found;
import jitsiprivacy.retention.tree.Mounts;
import jitsiprivacy.retention.tree.OpenDirectory;
import jitsiprivacy.retention.tree.OpenFiles;
import jitsiprivacy.retention.tree.Taken;

/** Deletes a recording that is not sealed, unless somebody has it open: it may be going on. */
final class PlainRecording {

  private PlainRecording() {}

  static Finding delete(RecordingDirectory recording, Finding finding) throws IOException {
    Path name = recording.path().getFileName();
    try (OpenDirectory root = OpenDirectory.root(recording.path().getParent())) {
      Taken taken =
          new Taken(
              new Found(
                  root,
                  name,
                  name,
                  List.of(name.toString()),
                  root.attributes(name),
                  Optional.empty()));
      Optional<String> use = use(taken);
      if (use.isPresent()) {
        taken.giveBack();
        return finding.as(Fate.FAILED, use.get());
      }
      taken.delete();
      return finding;
    }
  }

  private static Optional<String> use(Taken taken) throws IOException {
    OpenFiles open = new OpenFiles();
    Mounts mounts = new Mounts();
    open.look();
    mounts.look();
    Optional<String> blind =
        open.unseen().map(who -> "it is not to be seen what " + who + " has open; run as root");
    return blind.isPresent() ? blind : taken.use(open, mounts);
  }
}

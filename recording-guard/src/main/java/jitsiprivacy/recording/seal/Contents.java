package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.SealedFile;

/** What lies in the directory of a recording. */
record Contents(RecordingDirectory recording) {

  private static final int LONGEST_NAME = 255;

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * All files.
   *
   * @throws IOException when they cannot be sealed as they lie there
   */
  List<PlainFile> toSeal(SealingListener listener) throws IOException {
    List<PlainFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path name : recording.names()) {
      Path path = recording.path().resolve(name);
      names.add(name.toString());
      if (isFile(path)) {
        files.add(PlainFile.of(path));
        warnOfLinks(path, listener);
      }
    }
    if (files.size() > Manifest.MOST_FILES) {
      throw new IOException(
          recording.path()
              + " has more than "
              + Manifest.MOST_FILES
              + " files: it is no recording");
    }
    for (PlainFile file : files) {
      check(file, names);
    }
    if (!files.isEmpty()
        && (names.contains(Sums.NAME) || names.contains(Sums.NAME + SealedFile.SUFFIX))) {
      throw new IOException(
          "a file is called as what is made here: move " + Sums.NAME + " away, and run this again");
    }
    return files;
  }

  private static void check(PlainFile file, Set<String> names) throws IOException {
    String sealed = file.name() + SealedFile.SUFFIX;
    if (names.contains(sealed)) {
      throw new IOException(
          "what is sealed would be called as what lies there: move one of both away, and run this"
              + " again: "
              + file.path());
    }
    if (sealed.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new IOException(
          "its name is too long to add "
              + SealedFile.SUFFIX
              + " to it: rename it, and run this again: "
              + file.path());
    }
    if (!file.path().resolveSibling(file.name()).equals(file.path())) {
      throw new IOException(
          "its name is no text in UTF-8, or this locale is another one: rename it, and run this"
              + " again: "
              + file.path());
    }
  }

  private static void warnOfLinks(Path path, SealingListener listener) throws IOException {
    if ((int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
      listener.warn("it has another name on this disk, under which it stays plain: " + path);
    }
  }

  /** Names of what is no file, and so stays as it is. */
  List<String> others() throws IOException {
    return recording.names().stream()
        .filter(name -> !isFile(recording.path().resolve(name)))
        .map(Path::toString)
        .toList();
  }

  /** Names of what is not of a sealed recording. */
  List<String> besides(Manifest manifest) throws IOException {
    List<String> own = manifest.files().stream().map(SealedFile::name).toList();
    return recording.names().stream()
        .map(Path::toString)
        .filter(name -> !own.contains(name))
        .toList();
  }
}

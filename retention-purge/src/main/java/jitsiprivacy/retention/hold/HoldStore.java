package jitsiprivacy.retention.hold;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.files.Disk;
import jitsiprivacy.retention.files.LocalDisk;
import jitsiprivacy.retention.files.SmallFiles;

/**
 * The holds of a host, a file each. One that cannot be understood holds everything, and so does a
 * store that cannot be read.
 */
public final class HoldStore {

  private final SmallFiles files;

  HoldStore(Path directory, Disk disk) {
    this.files = new SmallFiles(directory, disk, "holds", HoldFormat.LONGEST);
  }

  /**
   * @param stateDir which must be there
   */
  public static HoldStore in(Path stateDir) {
    return new HoldStore(stateDir.resolve("holds"), new LocalDisk());
  }

  /** Of a hold, whether it is there or not. */
  public Path file(String name) {
    return files.file(name);
  }

  /** To ask, for as long as a purge takes: what is set meanwhile is noticed within a second. */
  public Holds holds(Clock clock) {
    return new FreshHolds(this, clock, System::nanoTime);
  }

  /** All there is, whatever there is. */
  public StoredHolds read() {
    List<Hold> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      if (files.isThere()) {
        for (String name : files.names()) {
          read(name, all, problems);
        }
      }
    } catch (IOException e) {
      problems.add("the holds in " + files.directory() + " cannot be read: " + reason(e));
    }
    return new StoredHolds(all, problems);
  }

  private void read(String file, List<Hold> all, List<String> problems) {
    Optional<String> name = SmallFiles.of(file).filter(Words::isWord);
    if (name.isEmpty()) {
      problems.add(files.directory().resolve(file) + " is no hold. Move it away");
      return;
    }
    try {
      get(name.get()).ifPresent(all::add);
    } catch (IOException e) {
      problems.add(e.getMessage());
    }
  }

  /**
   * @return empty when there is none
   * @throws IOException when it cannot be understood, which the message says with its file
   */
  public Optional<Hold> get(String name) throws IOException {
    try {
      if (!Words.isWord(name) || !files.isThere() || !files.has(name)) {
        return Optional.empty();
      }
      Hold hold = HoldFormat.read(files.read(name));
      if (!hold.name().equals(name)) {
        throw new IOException("it is the hold " + hold.name());
      }
      return Optional.of(hold);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // It was lifted just now.
    } catch (IOException e) {
      throw new IOException(
          files.file(name)
              + " cannot be understood: "
              + reason(e)
              + ". Mend it, or move it away and set it again",
          e);
    }
  }

  /** Of some exceptions the message is a file name alone. */
  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return name.equals("IO") ? e.getMessage() : name + ": " + e.getMessage();
  }

  /**
   * Sets one. It holds, durably, when this returns.
   *
   * @throws RefusedException when there is one of that name
   * @throws IOException also when there is too much in it
   */
  public void set(Hold hold, Evidence evidence) throws IOException, RefusedException {
    byte[] text = HoldFormat.write(hold);
    files.alone(
        () -> {
          if (files.has(hold.name())) {
            throw new RefusedException(
                "there is a hold " + hold.name() + ": take another name, or lift that one before");
          }
          if (files.isFull()) {
            throw new RefusedException(
                "there are " + SmallFiles.MOST + " holds already: lift some that have ended");
          }
          publish(hold, text, () -> evidence.set(hold));
          return true;
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  /**
   * What cannot be written is not put on record, and what cannot be put on record does not hold.
   */
  private void publish(Hold hold, byte[] text, Step evidence) throws IOException {
    files.clean();
    Path draft = files.draft(hold.name());
    try {
      files.disk().write(draft, text);
      evidence.run();
      files.publish(hold.name());
    } catch (IOException e) {
      tidy(e);
      throw e;
    }
  }

  private void tidy(IOException e) {
    try {
      files.clean();
    } catch (IOException again) {
      e.addSuppressed(again); // Whoever comes next does it.
    }
  }

  /**
   * Lifts one, or where that takes two people, has that asked for.
   *
   * @return whether it is lifted
   * @throws RefusedException when there is none, or somebody asked before
   */
  public boolean lift(String name, Lifting lifting, Evidence evidence)
      throws IOException, RefusedException {
    existing(name); // So that nothing is made where there is none.
    return files.alone(
        () -> {
          Hold hold = existing(name);
          if (hold.needsTwo()) {
            ask(hold, lifting, evidence);
            return false;
          }
          evidence.lifted(hold, lifting);
          files.delete(name);
          return true;
        });
  }

  private void ask(Hold hold, Lifting lifting, Evidence evidence)
      throws IOException, RefusedException {
    if (hold.lifting().isPresent()) {
      throw new RefusedException(
          "that was asked for already, by "
              + hold.lifting().get().by()
              + ". Another user approves it with: jitsi-privacy hold approve "
              + hold.name());
    }
    Hold asked = hold.asked(lifting);
    publish(asked, HoldFormat.write(asked), () -> evidence.asked(asked));
  }

  /**
   * Lifts one that somebody else asked to lift.
   *
   * @return as it was
   * @throws RefusedException when there is none, nobody asked, or the same user did
   */
  public Hold approve(String name, Person by, Clock clock, Evidence evidence)
      throws IOException, RefusedException {
    existing(name);
    return files.alone(
        () -> {
          Hold hold = existing(name);
          Lifting asked = askedByAnother(hold, by);
          evidence.lifted(hold, new Lifting(clock.instant(), asked.reason(), by));
          files.delete(name);
          return hold;
        });
  }

  private static Lifting askedByAnother(Hold hold, Person by) throws RefusedException {
    if (hold.lifting().isEmpty()) {
      throw new RefusedException(
          "nobody asked to lift it: jitsi-privacy hold lift " + hold.name() + " --reason WORD");
    }
    Lifting asked = hold.lifting().get();
    if (asked.by().uid() == by.uid()) {
      throw new RefusedException(
          "that was asked for by "
              + asked.by()
              + ", and you are uid "
              + by.uid()
              + ", too: another user has to approve it");
    }
    return asked;
  }

  private Hold existing(String name) throws IOException, RefusedException {
    return get(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    "there is no hold " + name + ". All of them: jitsi-privacy hold list"));
  }
}

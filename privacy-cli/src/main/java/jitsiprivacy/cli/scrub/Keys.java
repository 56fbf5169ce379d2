package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import jitsiprivacy.anonymizer.keys.KeyRing;

/**
 * The keys of this host, looked after each minute for as long as this program runs, and the record
 * of pseudonyms each second.
 */
final class Keys {

  private static final Duration RECORD = Duration.ofSeconds(1);
  private static final int SECONDS_OF_A_KEY = 60;

  private Keys() {}

  static KeyRing inUse(Settings settings, Consumer<String> warn) {
    KeyRing ring =
        new KeyRing(
            settings.keys(),
            settings.options().schedule(),
            Clock.systemUTC(),
            new KeyNotices(settings.keys(), warn));
    makeFor(settings.stateDir(), settings.keys());
    ring.tick();
    Thread upkeep = new Thread(() -> lookAfter(ring), "jitsi-privacy-keys");
    upkeep.setDaemon(true);
    upkeep.start();
    // What was said within the last second.
    Runtime.getRuntime().addShutdownHook(new Thread(ring::record, "jitsi-privacy-record"));
    return ring;
  }

  private static void lookAfter(KeyRing ring) {
    try {
      for (int second = 1; true; second = second % SECONDS_OF_A_KEY + 1) {
        Thread.sleep(RECORD.toMillis());
        if (second == SECONDS_OF_A_KEY) {
          ring.tick();
        } else {
          ring.record();
        }
      }
    } catch (InterruptedException e) {
      // Nobody does; the program ends.
    }
  }

  /**
   * Root may be the first to need keys: the directory must belong to whom the state directory
   * belongs to, or Jicofo could not read them afterwards.
   */
  private static void makeFor(Path stateDir, Path keys) {
    try {
      PosixFileAttributes owner = Files.readAttributes(stateDir, PosixFileAttributes.class);
      for (Path each = stateDir; !each.equals(keys); ) {
        each = each.resolve(each.relativize(keys).getName(0));
        if (Files.notExists(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectory(
              each,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
          PosixFileAttributeView view =
              Files.getFileAttributeView(
                  each, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
          if (!view.readAttributes().owner().equals(owner.owner())) {
            view.setOwner(owner.owner());
            view.setGroup(owner.group());
          }
        }
      }
    } catch (IOException e) {
      // The ring fails as well then, and tells why.
    }
  }
}

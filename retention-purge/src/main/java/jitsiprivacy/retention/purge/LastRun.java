package jitsiprivacy.retention.purge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * When the last run was, by the clock of then. A clock that has leapt ahead since makes much due
 * that is not.
 *
 * @param file of one line
 */
public record LastRun(Path file) {

  private static final int LONGEST = 64;

  /** Empty when there was none. */
  public Optional<Instant> read() throws IOException {
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {}
      String text =
          new String(Arrays.copyOf(bytes.array(), bytes.position()), StandardCharsets.US_ASCII);
      return Optional.of(Instant.parse(text.strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (DateTimeException e) {
      throw new IOException(file + " does not say when the last run was; delete it", e);
    }
  }

  /** As a whole or not at all. */
  public void write(Instant now) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (FileChannel out =
        FileChannel.open(
            draft,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS))) {
      ByteBuffer text = StandardCharsets.US_ASCII.encode(now + "\n");
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Why the clock is not to be trusted, if it is not. */
  public static Optional<String> distrust(Optional<Instant> last, Instant now, Duration most) {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    if (now.isBefore(last.get())) {
      return Optional.of("the last run was at " + last.get() + ", which is yet to come");
    }
    return now.isAfter(last.get().plus(most))
        ? Optional.of("the last run was at " + last.get() + ", which is long ago")
        : Optional.empty();
  }
}

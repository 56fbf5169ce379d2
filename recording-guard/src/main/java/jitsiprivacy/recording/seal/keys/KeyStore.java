package jitsiprivacy.recording.seal.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.IdentityFile;
import jitsiprivacy.recording.seal.age.Opener;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.age.Sealer;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.WholeFile;

/**
 * A directory with a file for each recording, {@code KEY.age}: what {@code age -d -i} needs to open
 * it, itself in the age format and sealed to the operator's recipients. Without that file nobody
 * opens any copy of the recording.
 */
public final class KeyStore {

  private static final String ENTRY = ".age";
  private static final String DRAFT = ".new";
  private static final String WITHDRAWN = ".withdrawn";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private static final int LONGEST = 1 << 17;

  private final Path directory;
  private final Disk disk;
  private final PayloadCipher cipher = PayloadCipher.ofTheJdk();

  /**
   * @param directory need not be there
   */
  public KeyStore(Path directory, Disk disk) {
    this.directory = directory;
    this.disk = disk;
  }

  /** Makes the directory; fails where no key could be put into it. */
  public void prepare() throws IOException {
    if (!Files.isDirectory(directory)) {
      disk.makeDirectory(directory);
      disk.sync(directory.getParent());
    }
    if (!Files.isWritable(directory)) {
      throw new IOException("the key store cannot be written to: " + directory);
    }
  }

  /** The file of a key, whether it is there or not. */
  public Path entry(KeyId key) {
    return directory.resolve(key + ENTRY);
  }

  private Path draft(KeyId key) {
    return directory.resolve(key + DRAFT);
  }

  public boolean has(KeyId key) {
    return Files.isRegularFile(entry(key), LinkOption.NOFOLLOW_LINKS);
  }

  /** All that are there, in order. */
  public List<KeyId> all() throws IOException {
    List<KeyId> keys = new ArrayList<>();
    if (Files.notExists(directory)) {
      return keys;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + ENTRY)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        keys.add(new KeyId(name.substring(0, name.length() - ENTRY.length())));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "there is something else than keys in " + directory + ": move it away", e);
    }
    keys.sort((one, other) -> one.hex().compareTo(other.hex()));
    return keys;
  }

  /**
   * Seals a key, in place of the one that is there. Durable when this returns.
   *
   * @param comment a line for who decrypts the file
   */
  public void put(Identity identity, String comment, List<Recipient> to) throws IOException {
    write(
        KeyId.of(identity.recipient()),
        IdentityFile.write(identity, comment).getBytes(StandardCharsets.US_ASCII),
        to);
  }

  private void write(KeyId key, byte[] file, List<Recipient> to) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    new Sealer(cipher, 1)
        .seal(Channels.newChannel(new ByteArrayInputStream(file)), Channels.newChannel(sealed), to);
    disk.delete(draft(key));
    WholeFile.write(disk, draft(key), directory, sealed.toByteArray());
    disk.move(draft(key), entry(key));
    disk.sync(directory);
  }

  /**
   * Opens a key.
   *
   * @param with of the operator's recipients
   * @throws jitsiprivacy.recording.seal.age.WrongKeyException when it is sealed to others
   */
  public Identity get(KeyId key, List<Identity> with) throws IOException {
    return identity(key, read(key, with));
  }

  /**
   * Seals a key to others, in place of those it was sealed to. Durable when this returns; a copy
   * that somebody made before is what it was.
   *
   * @param with of the recipients until now
   * @throws jitsiprivacy.recording.seal.age.WrongKeyException when it is sealed to others
   */
  public void reseal(KeyId key, List<Identity> with, List<Recipient> to) throws IOException {
    byte[] file = read(key, with);
    identity(key, file);
    write(key, file, to);
  }

  private byte[] read(KeyId key, List<Identity> with) throws IOException {
    byte[] sealed = WholeFile.read(disk, entry(key), LONGEST);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new Opener(cipher, 1)
        .open(
            Channels.newChannel(new ByteArrayInputStream(sealed)), Channels.newChannel(file), with);
    return file.toByteArray();
  }

  private Identity identity(KeyId key, byte[] file) throws IOException {
    try {
      Identity identity = IdentityFile.read(new String(file, StandardCharsets.US_ASCII)).get(0);
      if (KeyId.of(identity.recipient()).equals(key)) {
        return identity;
      }
    } catch (IllegalArgumentException e) {
      // Told below: what was wrong in there is a secret.
    }
    throw new IOException(entry(key) + " holds something else than that key");
  }

  /**
   * Destroys a key, and with it every copy of what it opens. Overwriting is the best that can be
   * done here: a flash drive, a file system that copies on writing, a snapshot or a backup may
   * still hold it, sealed to the operator's recipients.
   *
   * @return whether it was there
   */
  public boolean destroy(KeyId key) throws IOException {
    boolean there = has(key);
    if (there) {
      // Who finds a key here may rely on it: it is gone before it is overwritten.
      disk.move(entry(key), draft(key));
      disk.sync(directory);
    }
    destroyFile(draft(key));
    for (Path aside : aside(key)) {
      there = true;
      destroyFile(aside);
    }
    return there;
  }

  private void destroyFile(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      disk.overwrite(file);
      disk.delete(file);
      disk.sync(directory);
    }
  }

  /**
   * Puts a key aside: nobody opens anything with it until it is {@link #restore}d. Durable when
   * this returns.
   *
   * @param until when somebody may still want that
   */
  public void withdraw(KeyId key, Instant until) throws IOException {
    if (has(key)) {
      disk.move(entry(key), directory.resolve(key + "." + TIME.format(until) + WITHDRAWN));
      disk.sync(directory);
    }
  }

  /** Until when a key that was put aside may be had back; empty when it was not. */
  public Optional<Instant> withdrawn(KeyId key) throws IOException {
    Optional<Instant> until = Optional.empty();
    for (Path aside : aside(key)) {
      String name = aside.getFileName().toString();
      String time = name.substring(key.hex().length() + 1, name.length() - WITHDRAWN.length());
      try {
        until = Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        throw new IOException("there is something else than keys in " + directory, e);
      }
    }
    return until;
  }

  /** Puts back what was put aside; nothing happens where nothing was. Durable when this returns. */
  public void restore(KeyId key) throws IOException {
    for (Path aside : aside(key)) {
      disk.move(aside, entry(key));
      disk.sync(directory);
    }
  }

  private List<Path> aside(KeyId key) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.notExists(directory)) {
      return found;
    }
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(directory, key.hex() + ".*" + WITHDRAWN)) {
      entries.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }
}

package jitsiprivacy.recording.grant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;

/**
 * The focus's key on disk: {@code focus.key}, its owner's alone, holds the public key (X.509) and
 * the private one (PKCS #8) in a line of base64 each; {@code focus.pub} holds what bridges are
 * given.
 */
public final class FocusKeyFile {

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rw-r--r--");

  /** Other programs keep their keys beside ours, maybe as other users of one group. */
  private static final String MODE = "unix:mode";

  private static final int NOT_OTHERS = 07770;

  /** Of either file, in bytes. */
  private static final int LONGEST = 1024;

  private final Path directory;
  private final Path secret;
  private final Path open;

  public FocusKeyFile(Path stateDirectory) {
    this.directory = stateDirectory.resolve("keys").resolve("bridge-grant");
    this.secret = directory.resolve("focus.key");
    this.open = directory.resolve("focus.pub");
  }

  /** What the operator gives to bridges on other hosts. */
  public Path publicFile() {
    return open;
  }

  /**
   * Reads a public key from a file of its own.
   *
   * @throws NoSuchFileException when there is none yet
   * @throws IOException also when it is none
   */
  public static FocusKey readPublic(Path file) throws IOException {
    try {
      return FocusKey.parse(text(file).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Of the key, which is made at first use: it is on disk when this returns.
   *
   * @throws IOException also when others may read it, or it is no key
   */
  public GrantSigner signer(Clock clock) throws IOException {
    KeyPair keys;
    try {
      keys = read();
    } catch (NoSuchFileException e) {
      make();
      keys = read(); // Maybe another process was faster.
    }
    GrantSigner signer = new GrantSigner(keys, clock);
    publish(signer.verifier());
    return signer;
  }

  private KeyPair read() throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(secret, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!OWNER.containsAll(attributes.permissions())) {
      throw new IOException(secret + " is accessible to others than its owner: chmod 600");
    }
    String[] lines = text(secret).split("\n", -1);
    if (lines.length != 3 || !lines[2].isEmpty()) {
      throw notAKey(null);
    }
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      KeyFactory factory = KeyFactory.getInstance(FocusKey.ALGORITHM);
      PublicKey known = factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines[0])));
      PrivateKey hidden = factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines[1])));
      return new KeyPair(known, hidden);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw notAKey(e);
    }
  }

  private IOException notAKey(Exception cause) {
    return new IOException(secret + " is no key of a focus; move it away for a new one", cause);
  }

  private void make() throws IOException {
    KeyPair keys;
    try {
      keys = KeyPairGenerator.getInstance(FocusKey.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK makes no Ed25519 keys", e);
    }
    Base64.Encoder base64 = Base64.getEncoder();
    String text =
        base64.encodeToString(keys.getPublic().getEncoded())
            + "\n"
            + base64.encodeToString(keys.getPrivate().getEncoded())
            + "\n";
    makeDirectory(directory);
    Path draft = draft(text, OWNER);
    try {
      Files.createLink(secret, draft);
    } catch (FileAlreadyExistsException e) {
      // The key of another process is as good.
    } finally {
      Files.deleteIfExists(draft);
    }
    sync();
  }

  /** With the mode of the one around it, but nothing for others. */
  private static void makeDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path around = directory.getParent();
    makeDirectory(around);
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      return; // Somebody else was faster.
    }
    int mode = (int) Files.getAttribute(around, MODE) & NOT_OTHERS;
    Files.setAttribute(directory, MODE, mode, LinkOption.NOFOLLOW_LINKS);
  }

  private void publish(FocusKey key) throws IOException {
    String text = key + "\n";
    if (Files.exists(open) && text(open).equals(text)) {
      return;
    }
    Files.move(
        draft(text, ALL),
        open,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    sync();
  }

  private Path draft(String text, Set<PosixFilePermission> permissions) throws IOException {
    Path draft = Files.createTempFile(directory, "focus.", ".draft");
    Files.setPosixFilePermissions(draft, permissions);
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    return draft;
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException(file + " is too long for a key");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}

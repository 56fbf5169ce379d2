package jitsiprivacy.consent.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed pseudonyms: HMAC-SHA-256 (RFC 2104), cut to 128 bits, in hex. Without the key nobody can
 * tell whose they are; with it destroyed, nobody ever can.
 */
public final class Pseudonyms {

  private static final int KEY_BYTES = 32;
  private static final int PSEUDONYM_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  /** Never used itself: copies of it are, which know the key already. */
  private final Mac keyed;

  private Pseudonyms(byte[] key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * Reads the key, or makes one (mode 0600) where there is none.
   *
   * @throws IOException also when the file holds anything but a key: it is never overwritten
   */
  public static Pseudonyms withKeyIn(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    if (!Files.exists(file)) {
      create(file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(
          file + " is no pseudonym key: " + key.length + " bytes instead of " + KEY_BYTES);
    }
    return new Pseudonyms(key);
  }

  /**
   * The same pseudonym for the same thing, always.
   *
   * @param kind keeps things of different kinds apart
   */
  public String of(String kind, String value) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(kind.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] tag = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(tag, 0, PSEUDONYM_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own can be copied", e);
    }
  }

  /** Whole or not at all: the other program on this host may be making it too. */
  private static void create(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new");
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(key));
      out.force(true);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // The other one was faster; its key is ours too.
    } finally {
      Files.delete(draft);
    }
  }
}

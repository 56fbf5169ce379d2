package jitsiprivacy.jicofo.consent.rest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may call: a token a line, so that each portal can have its own and a new one can be brought
 * in while the old one still works. Made with one token where there is no file.
 */
final class TokenFile {

  private static final int BYTES = 32;
  private static final int LARGEST = 4_096;
  private static final int MOST = 8;

  /** As RFC 6750 has it, and too long to be guessed. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{32,256}=*");

  /** A group may read it: that of a portal on this host. */
  private static final Set<PosixFilePermission> FORBIDDEN =
      PosixFilePermissions.fromString("----wxrwx");

  private final Path file;

  TokenFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Reads it; says nothing of what is in it when it cannot be used. */
  List<String> readOrMake() throws IOException {
    try {
      return read();
    } catch (NoSuchFileException e) {
      make();
      return read();
    }
  }

  private List<String> read() throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    Set<PosixFilePermission> open = EnumSet.copyOf(FORBIDDEN);
    open.retainAll(attributes.permissions());
    if (!open.isEmpty()) {
      throw new IOException(
          file + " is accessible to others than its owner; with chmod 600 it is not");
    }
    if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
      throw new IOException(file + " is no file of at most " + LARGEST + " bytes");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    List<String> tokens = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    boolean usable =
        !tokens.isEmpty()
            && tokens.size() <= MOST
            && tokens.stream().allMatch(token -> TOKEN.matcher(token).matches());
    if (!usable) {
      throw new IOException(
          file
              + " must hold 1 to "
              + MOST
              + " tokens, one a line, of at least 32 letters, digits and -._~+/");
    }
    return tokens;
  }

  /** Nobody ever sees half of it. */
  private void make() throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
    Files.createDirectories(file.getParent());
    // The JDK makes it for its owner alone.
    Path draft = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".draft");
    try {
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(token);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}

package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import jitsiprivacy.anonymizer.address.AddressText;

/**
 * {@code reveals.log}, mode 0600: one JSON object a line for each request, with {@code time},
 * {@code pseudonym}, {@code replaced} (when that was given), {@code reason} and {@code operator}.
 * The address it stands for is not in it.
 */
final class RevealLog {

  private final Path file;

  RevealLog(Path directory) {
    this.file = directory.resolve("reveals.log");
  }

  /** The record cannot be lost any more when this returns. */
  void append(Instant now, RevealRequest request) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                // The directory may be another user's: no link of theirs is followed.
                LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      KeyAccess.ofFile(file);
      // A line of its own even after one that a full disk cut off.
      String line = (endsInALine() ? "" : "\n") + line(now, request);
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private boolean endsInALine() throws IOException {
    try (FileChannel in =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return in.size() == 0 || (in.read(last, in.size() - 1) == 1 && last.get(0) == '\n');
    }
  }

  private static String line(Instant now, RevealRequest request) {
    StringBuilder json = new StringBuilder("{");
    field(json, "time", now.toString()).append(", ");
    field(json, "pseudonym", AddressText.write(request.pseudonym())).append(", ");
    if (request.replacedAt().isPresent()) {
      field(json, "replaced", request.replacedAt().get().toString()).append(", ");
    }
    field(json, "reason", request.reason()).append(", ");
    field(json, "operator", request.operator());
    return json.append("}\n").toString();
  }

  private static StringBuilder field(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\": \"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        // More than RFC 8259 asks for: no terminal is ever told anything by a reason.
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"');
  }
}

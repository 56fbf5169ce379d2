package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** A file whose first line is a password. Read for each connection: it may be changed meanwhile. */
record PasswordFile(Path path) {

  private static final int LONGEST = 1_024;

  /** As it is usual for keys: its group may read it, such as that of the service. */
  private static final Set<PosixFilePermission> FORBIDDEN =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /**
   * @throws SQLException with what is wrong with the file, and nothing that stands in it
   */
  String read() throws SQLException {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
      if (mode.stream().anyMatch(FORBIDDEN::contains)) {
        throw new SQLException(
            "the password file "
                + path
                + " has the mode "
                + PosixFilePermissions.toString(mode)
                + ": run chmod 0640 or 0600");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        String line =
            new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
        if (line.isEmpty() || bytes.length > LONGEST) {
          throw new SQLException(
              "the password file " + path + " must hold one line with the password");
        }
        return line;
      }
    } catch (IOException e) {
      throw new SQLException(
          "the password file " + path + " cannot be read: " + e.getClass().getSimpleName());
    }
  }
}

package jitsiprivacy.retention.tree;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is gone for everybody, and can be had back for some time: it has a name of which this is the
 * meaning, and no permissions.
 *
 * @param called what it was called, in the same directory
 * @param since when it was withdrawn, in whole seconds
 * @param permissions that it had
 */
public record Withdrawn(Path called, Instant since, Set<PosixFilePermission> permissions) {

  private static final String PREFIX = ".jitsi-privacy-withdrawn~";
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(PREFIX) + "(\\d{8}T\\d{6})Z~([0-7]{3})~(?=.)", Pattern.DOTALL);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  /** Of a name on Linux, in bytes. */
  private static final int LONGEST = 255;

  /** As chmod has them, the highest first. */
  private static final List<PosixFilePermission> BITS =
      List.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  public Withdrawn {
    permissions = Set.copyOf(permissions);
  }

  /** Empty for a name that is none of these. */
  public static Optional<Withdrawn> of(Path name) {
    Matcher matcher = NAME.matcher(name.toString());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    try {
      Instant since = LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC);
      Set<PosixFilePermission> permissions = permissions(Integer.parseInt(matcher.group(2), 8));
      return Optional.of(new Withdrawn(Names.without(matcher.end(), name), since, permissions));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty when that would be too long. */
  Optional<Path> name() {
    String prefix = "%s%sZ~%03o~".formatted(PREFIX, TIME.format(since), mode());
    return prefix.length() + Names.bytes(called) > LONGEST
        ? Optional.empty()
        : Optional.of(Names.prefixed(prefix, called));
  }

  private int mode() {
    int mode = 0;
    for (PosixFilePermission each : BITS) {
      mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
    }
    return mode;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    int bit = 1 << BITS.size();
    for (PosixFilePermission each : BITS) {
      bit >>= 1;
      if ((mode & bit) != 0) {
        permissions.add(each);
      }
    }
    return permissions;
  }
}

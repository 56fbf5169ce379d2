package jitsiprivacy.cli.hold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.cli.scrub.Operator;
import jitsiprivacy.retention.hold.Person;

/** Who runs the command, as the kernel has it. */
final class Caller {

  private static final Pattern REAL = Pattern.compile("(?m)^Uid:\\t([0-9]{1,10})\\t");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final String NAMELESS = "?";

  private Caller() {}

  static Person ofThisProcess() throws IOException {
    return of(Path.of("/proc/self"), System.getProperty("user.name"), System.getenv());
  }

  /**
   * The user who logged in, who stays the same whomever sudo or su makes of them; the one that the
   * process runs as, where nobody did.
   *
   * @param process its directory in /proc
   * @param user what it runs as
   * @param environment where sudo may say who called it: anybody can write that, so it gives the
   *     name and no number
   */
  static Person of(Path process, String user, Map<String, String> environment) throws IOException {
    long login = login(process);
    long uid = login == Person.NOBODY ? real(process) : login;
    try {
      return new Person(uid, Operator.name(user, environment));
    } catch (IllegalArgumentException e) {
      return new Person(uid, NAMELESS);
    }
  }

  private static long login(Path process) throws IOException {
    try {
      String text = Files.readString(process.resolve("loginuid"), StandardCharsets.US_ASCII);
      return NUMBER.matcher(text.strip()).matches() ? Long.parseLong(text.strip()) : Person.NOBODY;
    } catch (NoSuchFileException e) {
      return Person.NOBODY; // A kernel that was built without it.
    }
  }

  private static long real(Path process) throws IOException {
    Matcher uid = REAL.matcher(Files.readString(process.resolve("status")));
    if (!uid.find()) {
      throw new IOException("it cannot be told who you are: " + process.resolve("status"));
    }
    return Long.parseLong(uid.group(1));
  }
}

package jitsiprivacy.host.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Parses the files of one load, and what they include. */
final class FileParser {
  private static final int LONGEST_MESSAGE = 200;
  private static final String NO_NAME = "expecting a close parentheses ')' here";

  private final Budget budget = new Budget();
  private final Set<Path> read = new LinkedHashSet<>();
  private final List<Path> open = new ArrayList<>();

  /**
   * Parses a file.
   *
   * @param file absolute path
   * @return the file's content, with substitutions still in it
   * @throws Unusable with the first problem of the file or of one it includes
   */
  ConfigObject parse(Path file) {
    String name = file.toString();
    String text = FileText.read(file);
    budget.spend(name, text);
    read.add(file);
    open.add(file);
    try {
      ConfigParseOptions options =
          ConfigParseOptions.defaults()
              .setSyntax(ConfigSyntax.CONF)
              .setOriginDescription(name)
              .setIncluder(new FileIncluder(this, file, text));
      return ConfigFactory.parseString(text, options).root();
    } catch (ConfigException e) {
      throw new Unusable(syntaxError(name, text, e));
    } catch (StackOverflowError e) {
      throw new Unusable(name, 0, "is nested too deeply");
    } catch (Unusable e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser has bugs of its own: an operator shall not meet one as a stack trace.
      throw new Unusable(name, 0, "cannot be parsed as HOCON");
    } finally {
      open.remove(open.size() - 1);
    }
  }

  /** Whether a file is being parsed, so that including it would never end. */
  boolean isOpen(Path file) {
    return open.contains(file);
  }

  /** How many files are being parsed, one inside the other. */
  int depth() {
    return open.size();
  }

  /** Every file that was read, in this order. */
  List<Path> read() {
    return List.copyOf(read);
  }

  private static Problem syntaxError(String file, String text, ConfigException e) {
    Where where = Where.of(e.origin()).orElse(new Where(file, 0));
    List<String> lines = text.lines().toList();
    // The parser quotes what it stumbled over; a value's name can stand one line above.
    for (int line = Math.max(1, where.line() - 1); line <= where.line(); line++) {
      if (line <= lines.size() && Secrecy.of(lines.get(line - 1))) {
        String message = "is not valid HOCON (not shown: this may be a secret)";
        return new Problem(where.file(), where.line(), "", message);
      }
    }
    String message = e.getMessage();
    if (e.origin() != null) {
      String prefix = e.origin().description() + ": ";
      message = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
    // What follows is advice to rename the file, which would not help here.
    int advice = message.indexOf(" (if you ");
    message = advice < 0 ? message : message.substring(0, advice);
    // Said of a missing brace as well: the parser always ends up wondering about an include.
    boolean includes =
        where.line() > 0
            && where.line() <= lines.size()
            && lines.get(where.line() - 1).contains("include");
    if (message.startsWith(NO_NAME) && !includes) {
      message = "expecting an option or a close brace here" + message.substring(NO_NAME.length());
    }
    message = "is not valid HOCON: " + Shown.text(message, LONGEST_MESSAGE);
    return new Problem(where.file(), where.line(), "", message);
  }
}

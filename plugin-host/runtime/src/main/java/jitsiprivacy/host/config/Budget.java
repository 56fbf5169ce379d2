package jitsiprivacy.host.config;

/**
 * How much configuration one load may read, over all of its files.
 *
 * <p>The parser recurses into brackets and paths, and its effort grows with the square of entries
 * and substitutions: limits far above what anybody writes keep a broken or hostile file from taking
 * the host's start hostage. The scan knows just enough of HOCON to leave quotes and comments alone.
 */
final class Budget {
  private static final int FILES = 200;
  private static final int ENTRIES = 5_000;
  private static final int SUBSTITUTIONS = 300;
  private static final int DEPTH = 64;

  private int files;
  private int entries;
  private int substitutions;

  /**
   * Takes a file's text from what is left.
   *
   * @throws Unusable with the line that is too much
   */
  void spend(String file, String text) {
    if (++files > FILES) {
      throw new Unusable(file, 0, "is one file too many: at most " + FILES + " are read");
    }
    new Scan(file, text).run();
  }

  private final class Scan {
    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int depth;
    private int dots;
    private boolean entry;

    Scan(String file, String text) {
      this.file = file;
      this.text = text;
    }

    void run() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '"') {
          entry = true;
          skipQuoted();
        } else if (c == '#' || text.startsWith("//", at)) {
          skipTo("\n");
        } else {
          count(c);
          at++;
        }
      }
      endEntry();
    }

    private void count(char c) {
      switch (c) {
        case '\n' -> {
          endEntry();
          line++;
        }
        case ',' -> endEntry();
        case '=', ':' -> dots = 0;
        case '{', '[' -> {
          dots = 0;
          require(++depth <= DEPTH, "is nested more than " + DEPTH + " levels deep");
        }
        case '}', ']' -> {
          depth--;
          endEntry();
        }
        case '.' -> require(++dots <= DEPTH, "has a path of more than " + DEPTH + " names here");
        case '$' ->
            require(
                ++substitutions <= SUBSTITUTIONS,
                "holds one substitution too many: at most " + SUBSTITUTIONS + " are resolved");
        default -> entry |= !Character.isWhitespace(c);
      }
    }

    private void endEntry() {
      dots = 0;
      if (entry) {
        entry = false;
        require(++entries <= ENTRIES, "holds one entry too many: at most " + ENTRIES + " are read");
      }
    }

    private void skipQuoted() {
      if (text.startsWith("\"\"\"", at)) {
        at += 3;
        skipTo("\"\"\"");
        at += 3;
        return;
      }
      at++;
      // A quoted text ends with its line at the latest: the parser will say so.
      while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      if (at < text.length() && text.charAt(at) == '"') {
        at++;
      }
    }

    private void skipTo(String end) {
      while (at < text.length() && !text.startsWith(end, at)) {
        line += text.charAt(at) == '\n' ? 1 : 0;
        at++;
      }
    }

    private void require(boolean condition, String otherwise) {
      if (!condition) {
        throw new Unusable(file, line, otherwise);
      }
    }
  }
}

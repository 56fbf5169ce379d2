package jitsiprivacy.cli.doctor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of nginx: directives, some with a block of others.
 *
 * @param file that it stands in
 * @param words its name and its arguments; none for the file itself
 * @param block what stands in it
 */
public record NginxConfig(String file, List<String> words, List<NginxConfig> block) {

  private static final int DEEPEST = 50;

  public static NginxConfig parse(String text, String file) {
    List<NginxConfig> top = new ArrayList<>();
    read(new Words(text), file, top, 0);
    return new NginxConfig(file, List.of(), top);
  }

  private static void read(Words words, String file, List<NginxConfig> into, int depth) {
    List<String> directive = new ArrayList<>();
    for (String word = words.next(); word != null; word = words.next()) {
      if (word.equals(";")) {
        add(file, directive, List.of(), into);
        directive.clear();
      } else if (word.equals("{")) {
        List<NginxConfig> block = new ArrayList<>();
        if (depth < DEEPEST) {
          read(words, file, block, depth + 1);
        }
        add(file, directive, block, into);
        directive.clear();
      } else if (word.equals("}")) {
        return;
      } else {
        directive.add(word);
      }
    }
  }

  private static void add(
      String file, List<String> words, List<NginxConfig> block, List<NginxConfig> into) {
    if (!words.isEmpty()) {
      into.add(new NginxConfig(file, List.copyOf(words), List.copyOf(block)));
    }
  }

  public String name() {
    return words.isEmpty() ? "" : words.get(0);
  }

  /** The first argument. */
  public Optional<String> argument() {
    return words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
  }

  /** Those of a name that hold for all of it. */
  public List<NginxConfig> direct(String name) {
    return block.stream().filter(each -> each.name().equals(name)).toList();
  }

  /** As it stands there. */
  public String text() {
    return String.join(" ", words);
  }

  /** All directives of a name, here and in all blocks. */
  public List<NginxConfig> all(String name) {
    List<NginxConfig> found = new ArrayList<>();
    collect(name, found);
    return found;
  }

  private void collect(String name, List<NginxConfig> into) {
    for (NginxConfig each : block) {
      if (each.name().equals(name)) {
        into.add(each);
      }
      each.collect(name, into);
    }
  }

  /** Words, quoted ones without their quotes; and the signs that end a directive. */
  private static final class Words {

    private final String text;
    private int at;

    Words(String text) {
      this.text = text;
    }

    /** Null at the end. */
    String next() {
      skip();
      if (at >= text.length()) {
        return null;
      }
      char first = text.charAt(at);
      if (first == ';' || first == '{' || first == '}') {
        return text.substring(at, ++at);
      }
      return first == '"' || first == '\'' ? quoted(first) : plain();
    }

    private void skip() {
      while (at < text.length()) {
        if (text.charAt(at) == '#') {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else if (Character.isWhitespace(text.charAt(at))) {
          at++;
        } else {
          return;
        }
      }
    }

    private String quoted(char quote) {
      StringBuilder word = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != quote; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        word.append(text.charAt(at));
      }
      at++;
      return word.toString();
    }

    /** A brace in the middle of a word is a variable's or a pattern's. */
    private String plain() {
      int from = at;
      while (at < text.length()) {
        char next = text.charAt(at);
        boolean variable = next == '{' && text.charAt(at - 1) == '$';
        if (variable) {
          int end = text.indexOf('}', at);
          at = end < 0 ? text.length() : end + 1;
        } else if (Character.isWhitespace(next) || next == ';' || next == '{') {
          break;
        } else {
          at++;
        }
      }
      return text.substring(from, at);
    }
  }
}

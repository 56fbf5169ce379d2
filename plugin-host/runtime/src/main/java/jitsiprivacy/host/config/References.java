package jitsiprivacy.host.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the substitutions in a value that is not resolved: the library hides them, but prints them.
 */
final class References {
  private References() {}

  static String render(ConfigValue value) {
    return value.render(ConfigRenderOptions.concise());
  }

  /**
   * Finds them in what is printed.
   *
   * @param rendered as {@link #render} gives it
   * @return the paths of {@code ${path}} and {@code ${?path}}, as written
   */
  static List<String> in(String rendered) {
    List<String> paths = new ArrayList<>();
    int at = 0;
    while (at < rendered.length()) {
      if (rendered.charAt(at) == '"') {
        at = afterQuoted(rendered, at);
      } else if (rendered.startsWith("${", at)) {
        int from = at + (rendered.startsWith("${?", at) ? 3 : 2);
        at = from;
        while (at < rendered.length() && rendered.charAt(at) != '}') {
          at = rendered.charAt(at) == '"' ? afterQuoted(rendered, at) : at + 1;
        }
        paths.add(rendered.substring(from, at));
      } else {
        at++;
      }
    }
    return paths;
  }

  private static int afterQuoted(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }
}

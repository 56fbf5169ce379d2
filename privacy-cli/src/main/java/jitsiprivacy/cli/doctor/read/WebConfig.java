package jitsiprivacy.cli.doctor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code config.js} of the web client sets: object literals given to {@code config}, and
 * assignments to its members. Later ones replace earlier ones.
 */
public final class WebConfig {

  private static final String ROOT = "config";

  /** Literals as they are written, strings without their quotes. By path. */
  private final Map<String, String> values = new HashMap<>();

  private final List<JsToken> tokens;
  private int at;

  private WebConfig(List<JsToken> tokens) {
    this.tokens = tokens;
  }

  public static WebConfig parse(String text) {
    WebConfig config = new WebConfig(JsToken.all(text));
    config.statements();
    return config;
  }

  /**
   * @param path such as {@code p2p.enabled}
   * @return the literal; empty when it is not set, or computed
   */
  public Optional<String> value(String path) {
    return Optional.ofNullable(values.get(path));
  }

  public boolean isTrue(String path) {
    return value(path).filter("true"::equals).isPresent();
  }

  public boolean isFalse(String path) {
    return value(path).filter("false"::equals).isPresent();
  }

  /** All strings that stand somewhere below a path. */
  public List<String> below(String path) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(path + "."))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private void statements() {
    while (at < tokens.size()) {
      boolean begins = at == 0 || !tokens.get(at - 1).is(".");
      if (begins && tokens.get(at).isWord(ROOT)) {
        at++;
        List<String> path = members();
        if (isNext("=")) {
          at++;
          assigned(String.join(".", path));
        }
      } else {
        at++;
      }
    }
  }

  /** {@code .a.b['c']} of what was named before. */
  private List<String> members() {
    List<String> path = new ArrayList<>();
    while (at + 1 < tokens.size()) {
      if (isNext(".")) {
        path.add(tokens.get(at + 1).text());
        at += 2;
      } else if (isNext("[") && tokens.get(at + 1).isText()) {
        path.add(tokens.get(at + 1).text());
        at += 3;
      } else {
        break;
      }
    }
    return path;
  }

  private boolean isNext(String sign) {
    return at < tokens.size() && tokens.get(at).is(sign);
  }

  private void assigned(String path) {
    if (at >= tokens.size()) {
      return;
    }
    JsToken first = tokens.get(at);
    if (first.is("{")) {
      forget(path);
      at++;
      members(path);
    } else if (first.is("[")) {
      forget(path);
      at++;
      elements(path);
    } else {
      at++;
      boolean alone = at >= tokens.size() || tokens.get(at).endsAValue();
      if (first.isLiteral() && alone) {
        values.put(path, first.text());
      } else {
        values.remove(path);
        skip();
      }
    }
  }

  private void forget(String path) {
    values.remove(path);
    values.keySet().removeIf(each -> each.startsWith(path.isEmpty() ? "" : path + "."));
  }

  private void members(String path) {
    while (at < tokens.size() && !isNext("}")) {
      JsToken name = tokens.get(at++);
      if (isNext(":")) {
        at++;
        assigned(path.isEmpty() ? name.text() : path + "." + name.text());
      }
    }
    at++;
  }

  private void elements(String path) {
    int number = 0;
    while (at < tokens.size() && !isNext("]")) {
      if (isNext(",")) {
        at++;
      } else {
        assigned(path + "." + number++);
      }
    }
    at++;
  }

  /** To the end of what is computed. */
  private void skip() {
    int depth = 0;
    while (at < tokens.size()) {
      JsToken next = tokens.get(at);
      if (depth == 0 && next.endsAValue()) {
        return;
      }
      depth += next.is("{") || next.is("[") || next.is("(") ? 1 : 0;
      depth -= next.is("}") || next.is("]") || next.is(")") ? 1 : 0;
      at++;
    }
  }
}

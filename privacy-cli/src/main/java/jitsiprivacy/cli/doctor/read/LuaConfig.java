package jitsiprivacy.cli.doctor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Prosody is configured with: the global part, then virtual hosts and components. */
public final class LuaConfig {

  /**
   * A part of it.
   *
   * @param kind {@code VirtualHost} or {@code Component}; empty for the global part
   * @param name its domain
   * @param plugin of a component, such as {@code muc}; else empty
   * @param settings by name; of a table all that stands in it, as words
   */
  public record Part(String kind, String name, String plugin, Map<String, List<String>> settings) {

    /** The only word of a setting. */
    public Optional<String> value(String setting) {
      List<String> words = settings.getOrDefault(setting, List.of());
      return words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
    }

    /** All words of a setting, keys of tables included; none if it is not set. */
    public List<String> words(String setting) {
      return settings.getOrDefault(setting, List.of());
    }
  }

  private final List<Part> parts = new ArrayList<>();

  private LuaConfig() {
    begin("", "", "");
  }

  private void begin(String kind, String name, String plugin) {
    parts.add(new Part(kind, name, plugin, new LinkedHashMap<>()));
  }

  public static LuaConfig parse(String text) {
    LuaConfig config = new LuaConfig();
    List<LuaToken> tokens = LuaToken.all(text);
    int at = 0;
    while (at < tokens.size()) {
      at = config.statement(tokens, at);
    }
    return config;
  }

  private int statement(List<LuaToken> tokens, int at) {
    String word = tokens.get(at).text();
    boolean begins = word.equals("VirtualHost") || word.equals("Component");
    if (begins && at + 1 < tokens.size() && tokens.get(at + 1).isText()) {
      boolean plugin = at + 2 < tokens.size() && tokens.get(at + 2).isText();
      begin(word, tokens.get(at + 1).text(), plugin ? tokens.get(at + 2).text() : "");
      return at + (plugin ? 3 : 2);
    }
    if (at + 2 < tokens.size() && tokens.get(at + 1).is("=")) {
      List<String> words = new ArrayList<>();
      int behind = value(tokens, at + 2, words);
      parts.get(parts.size() - 1).settings().put(word, List.copyOf(words));
      return behind;
    }
    return at + 1;
  }

  private static int value(List<LuaToken> tokens, int from, List<String> words) {
    if (!tokens.get(from).is("{")) {
      words.add(tokens.get(from).text());
      return from + 1;
    }
    int depth = 0;
    int at = from;
    do {
      LuaToken next = tokens.get(at++);
      if (next.is("{")) {
        depth++;
      } else if (next.is("}")) {
        depth--;
      } else if (!next.isSign()) {
        words.add(next.text());
      }
    } while (depth > 0 && at < tokens.size());
    return at;
  }

  /** The global part first. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  public Part global() {
    return parts.get(0);
  }

  /** Rooms that people meet in and others. */
  public List<Part> rooms() {
    return parts.stream().filter(part -> part.plugin().equals("muc")).toList();
  }

  public List<Part> virtualHosts() {
    return parts.stream().filter(part -> part.kind().equals("VirtualHost")).toList();
  }
}

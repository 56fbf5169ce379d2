package jitsiprivacy.host.config;

import com.typesafe.config.ConfigObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes the page that documents every option, from the records and the {@code reference.conf} of
 * each guard.
 *
 * <p>What an option means is the comment right above it. An option that has no default, because its
 * component is an {@link java.util.Optional}, stands there commented out with an example value: a
 * {@code #} with no space behind it, so that it is told from prose:
 *
 * <pre>{@code
 * # Domain of the rooms. Without it, the one of the focus.
 * #muc-domain = conference.example.org
 * }</pre>
 *
 * <p>The options of records in a map or list are documented the same way, with {@code NAME} or
 * {@code ITEM} for what the operator chooses: {@code #categories.NAME.keep = 30d}.
 */
public final class OptionReference {
  private static final Pattern COMMENTED_OUT =
      Pattern.compile("^([ \\t]*)#([A-Za-z][A-Za-z0-9.-]*[ \\t]*=)", Pattern.MULTILINE);

  private OptionReference() {}

  /**
   * The page, in Markdown; the same input gives the same page.
   *
   * @param sections in the order of the page
   * @param defaults has the {@code reference.conf} of all of them
   * @throws IllegalStateException naming an option without default or comment, or a key that no
   *     record has
   */
  public static String markdown(List<Section> sections, ClassLoader defaults) {
    ConfigObject reference = root(Defaults.of(defaults, UnaryOperator.identity()));
    ConfigObject documented =
        root(Defaults.of(defaults, text -> COMMENTED_OUT.matcher(text).replaceAll("$1$2")));
    Schema schema = Schema.of(sections);
    StringBuilder page =
        new StringBuilder("# Options\n\n")
            .append("<!-- Generated from the records and their reference.conf: do not edit. -->\n");
    for (Map.Entry<String, Section> entry : schema.sections().entrySet()) {
      String path = entry.getValue().fullPath();
      boolean isRoot = entry.getKey().isEmpty();
      OptionRows rows = new OptionRows(path);
      OptionSource source = new OptionSource(path, reference, documented);
      OptionSource own = isRoot ? source : source.child(entry.getKey(), path);
      rows.add(
          new RecordType(entry.getValue().type()), own, isRoot ? schema.names() : Set.of(), true);
      if (rows.isEmpty()) {
        continue;
      }
      page.append("\n## ").append(path).append("\n\n");
      if (!own.meaning().isEmpty()) {
        page.append(own.meaning()).append("\n\n");
      }
      page.append(rows.table());
    }
    return page.toString();
  }

  private static ConfigObject root(ConfigObject defaults) {
    if (defaults.get(Place.ROOT) instanceof ConfigObject root) {
      return root;
    }
    throw new IllegalStateException("no reference.conf has the key " + Place.ROOT);
  }
}

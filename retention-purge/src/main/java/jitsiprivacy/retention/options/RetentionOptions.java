package jitsiprivacy.retention.options;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jitsiprivacy.retention.category.Archives;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.FilePattern;

/**
 * {@code privacy.retention}: how long what is kept.
 *
 * @param owner who answers for what names nobody
 * @param limits of one run
 * @param erasure what becomes of what is kept about a person
 * @param categories of files, by name
 * @param stores what is kept elsewhere than in files of its own
 * @param requests of data subjects
 */
public record RetentionOptions(
    String owner,
    LimitsOptions limits,
    ErasureOptions erasure,
    Map<String, CategoryOptions> categories,
    StoresOptions stores,
    RequestsOptions requests) {

  /** Where they lie is written where they are sealed: {@code privacy.recordings.directory}. */
  public static final String RECORDINGS = "recordings";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 40;

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public RetentionOptions {
    PlainWords.check("owner", owner);
    categories = Map.copyOf(categories);
    Map<FilePattern, String> taken = new HashMap<>();
    for (Map.Entry<String, CategoryOptions> entry : new TreeMap<>(categories).entrySet()) {
      String name = entry.getKey();
      if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "categories: a name is of lower-case letters, digits and hyphens, at most "
                + LONGEST_NAME
                + ", not "
                + PlainWords.shown(name));
      }
      CategoryOptions options = entry.getValue();
      if (!options.isEnabled()) {
        continue;
      }
      if (options.files().isEmpty() && !name.equals(RECORDINGS)) {
        throw new IllegalArgumentException(
            "categories." + name + " needs files; or, to leave them alone, enabled = false");
      }
      for (FilePattern files : options.patterns()) {
        String other = taken.putIfAbsent(files, name);
        if (other != null) {
          throw new IllegalArgumentException(
              files
                  + " stands in categories."
                  + other
                  + " and in categories."
                  + name
                  + ": only one of them can say how long");
        }
      }
    }
    Archives.check(enabled(categories, owner, Optional.empty()));
  }

  /**
   * Those that are enabled, by their names; without those of which nothing lies anywhere.
   *
   * @param recordings where a recording is a directory each; empty if nowhere
   */
  public List<Category> enabled(Optional<Path> recordings) {
    List<Category> enabled = enabled(categories, owner, recordings);
    Archives.check(enabled);
    return enabled;
  }

  private static List<Category> enabled(
      Map<String, CategoryOptions> categories, String owner, Optional<Path> recordings) {
    return new TreeMap<>(categories)
        .entrySet().stream()
            .filter(entry -> entry.getValue().isEnabled())
            .map(entry -> category(entry.getKey(), entry.getValue(), owner, recordings))
            .filter(category -> !category.files().isEmpty())
            .toList();
  }

  /**
   * One of them, enabled or not.
   *
   * @param recordings as for {@link #enabled}
   */
  public Category category(String name, Optional<Path> recordings) {
    return category(name, categories.get(name), owner, recordings);
  }

  private static Category category(
      String name, CategoryOptions options, String owner, Optional<Path> recordings) {
    Optional<FilePattern> more =
        recordings
            .filter(directory -> name.equals(RECORDINGS))
            .map(directory -> FilePattern.of(directory + "/*"));
    return options.category(name, owner, more);
  }
}

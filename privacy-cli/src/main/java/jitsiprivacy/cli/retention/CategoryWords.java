package jitsiprivacy.cli.retention;

import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.Unit;

/** What is configured of a category, for people. */
final class CategoryWords {

  private CategoryWords() {}

  static String from(Category category) {
    return switch (category.from()) {
      case MODIFIED -> "its last change";
      case NAME -> "the date in its name";
      case MANIFEST -> "the date in its manifest";
      case LAST_ENTRY ->
          category.unit() == Unit.ENTRY ? "the time of each entry" : "its newest entry";
    };
  }

  static String then(Category category) {
    String then =
        switch (category.action()) {
          case DELETE ->
              category.unit() == Unit.ENTRY ? "cut from the head of its file" : "deleted";
          case DESTROY_KEY -> "its key is destroyed, and it is deleted";
          case ANONYMIZE -> "addresses and secrets are replaced, the rest stays";
          case ARCHIVE -> "copied to " + category.archive().orElseThrow() + ", and deleted here";
        };
    return category
        .grace()
        .map(grace -> then + "; it can be had back for " + Span.of(grace).words())
        .orElse(then);
  }
}

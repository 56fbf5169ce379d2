package jitsiprivacy.host.config;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A section of the configuration and the record it is read into.
 *
 * <p>A component {@code noticeVersion} is the option {@code notice-version}. Its type is one of
 * {@code boolean}, {@code int}, {@code long}, {@link String}, an enum (written in kebab case),
 * {@link java.time.Duration}, {@link java.time.Period}, {@link java.nio.file.Path} (absolute), a
 * nested record, or a {@link java.util.List}, {@link java.util.Set}, {@link java.util.Map} by text,
 * or {@link java.util.Optional} of these. What else it must be is checked in the compact
 * constructor, whose {@link IllegalArgumentException} the operator reads as it is.
 *
 * @param path name of the section within {@code privacy}, in kebab case; with dots for a part of a
 *     section that is another program's to check as a whole; empty for the options that stand in
 *     {@code privacy} itself
 * @param type the record
 */
public record Section(String path, Class<? extends Record> type) {
  private static final String WORD = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final Pattern NAME = Pattern.compile("(" + WORD + "(\\." + WORD + ")*)?");

  public Section {
    Objects.requireNonNull(type, "type");
    if (!NAME.matcher(path).matches()) {
      throw new IllegalArgumentException("not the name of a section: " + path);
    }
  }

  /** Each of them leads one section deeper. */
  List<String> names() {
    return path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
  }

  /** Its full path, as an operator reads it. */
  String fullPath() {
    return path.isEmpty() ? Place.ROOT : Place.ROOT + "." + path;
  }
}

package jitsiprivacy.consent.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value. There is no {@code null} and there are no fractions: nothing of ours has any, and
 * programs do not agree on how to write them.
 */
public sealed interface Json {

  /**
   * @param value without a surrogate that has no other half, which has no bytes
   */
  record Text(String value) implements Json {
    public Text {
      check(value);
    }
  }

  /**
   * @param value what every reader of JSON can hold: at most 2^53 - 1 either way
   */
  record Whole(long value) implements Json {

    private static final long MOST = (1L << 53) - 1;

    public Whole {
      if (value > MOST || value < -MOST) {
        throw new IllegalArgumentException("a number is at most 2^53 - 1 either way");
      }
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(boolean value) implements Json {}

  /** An array. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object. Not a record: that would copy its map once more for each field it is given. */
  final class Fields implements Json {

    /** Of no fields. */
    public static final Fields NONE = new Fields(new TreeMap<>());

    private final SortedMap<String, Json> values;

    private Fields(SortedMap<String, Json> values) {
      this.values = values;
    }

    public static Fields of(Map<String, Json> values) {
      values.keySet().forEach(Json::check);
      return new Fields(new TreeMap<>(values));
    }

    /** By name, in the order of RFC 8785: by UTF-16 code unit, as Java compares texts. */
    public SortedMap<String, Json> values() {
      return Collections.unmodifiableSortedMap(values);
    }

    public Fields with(String name, Json value) {
      check(name);
      SortedMap<String, Json> more = new TreeMap<>(values);
      more.put(name, value);
      return new Fields(more);
    }

    public Fields with(String name, String text) {
      return with(name, new Text(text));
    }

    /** The same when there is none. */
    public Fields with(String name, Optional<String> text) {
      return text.map(value -> with(name, value)).orElse(this);
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(values.get(name));
    }

    /** Empty when there is none of that name, or it is no text. */
    public Optional<String> text(String name) {
      return values.get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** Empty when there is none of that name, or it is no object. */
    public Optional<Fields> fields(String name) {
      return values.get(name) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    /** Empty when there is none of that name, or it is no array. */
    public Optional<List<Json>> items(String name) {
      return values.get(name) instanceof Items items
          ? Optional.of(items.values())
          : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
      return values.hashCode();
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int c = text.codePointAt(i++);
        if (c <= Character.MAX_SURROGATE) {
          throw new IllegalArgumentException("a surrogate without its other half is no text");
        }
      }
    }
  }
}

package jitsiprivacy.anonymizer.secret;

import static jitsiprivacy.anonymizer.text.Ascii.alphanumeric;
import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.base64url;
import static jitsiprivacy.anonymizer.text.Ascii.token68;
import static jitsiprivacy.anonymizer.text.Ascii.wordAt;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where a value ends, looked for piece by piece: a value may be longer than what is in memory. No
 * value goes beyond its line.
 */
public final class ValueEnd {

  /** What {@link #find} answers when the value goes on. */
  public static final int NOT_YET = -1;

  /** Longer than the name of any attribute. */
  private static final int LONGEST_KEY = 32;

  private enum Shape {
    QUOTED,
    WORD,
    NAME,
    ELEMENT,
    ENTITY,
    LINE,
    JWT,
    TOKEN
  }

  /** For each shape, the bytes at which it may end, or that matter for it. */
  private static final Map<Shape, boolean[]> STOPS = new EnumMap<>(Shape.class);

  static {
    for (Shape shape : Shape.values()) {
      boolean[] stops = new boolean[256];
      for (int c = 0; c < stops.length; c++) {
        stops[c] = endsLine(c) || stops(shape, c);
      }
      STOPS.put(shape, stops);
    }
  }

  private Shape shape = Shape.WORD;
  private boolean[] stops = STOPS.get(shape);
  private String entity = "";
  private int quote;
  private int escapes;
  private int backslashes;

  private void become(Shape shape) {
    this.shape = shape;
    stops = STOPS.get(shape);
  }

  /** Up to a quote behind as many backslashes as were before the first one. */
  void quoted(int quote, int escapes) {
    become(Shape.QUOTED);
    this.quote = quote;
    this.escapes = escapes;
    backslashes = 0;
  }

  /** Up to a blank or a separator. */
  void word() {
    become(Shape.WORD);
  }

  /** Up to a separator, or a blank before the next {@code key=}. */
  void name() {
    become(Shape.NAME);
  }

  /** The text of an element, up to the next tag. */
  void element() {
    become(Shape.ELEMENT);
  }

  /** Up to an entity that stands for a quote, unless a backslash is before it. */
  void entity(String entity) {
    become(Shape.ENTITY);
    this.entity = entity;
    backslashes = 0;
  }

  /** The rest of the line. */
  void line() {
    become(Shape.LINE);
  }

  /** Base64url and dots. */
  void jwt() {
    become(Shape.JWT);
  }

  /** What {@code Authorization} may hold (RFC 7235, 2.1). */
  void token() {
    become(Shape.TOKEN);
  }

  /**
   * The end at {@code from} or later but before {@code limit}, or {@link #NOT_YET}. May look ahead
   * up to {@code to}.
   */
  public int find(byte[] in, int from, int limit, int to) {
    boolean[] stops = this.stops;
    int i = from;
    while (true) {
      int passed = i;
      while (i < limit && !stops[in[i] & 0xff]) {
        i++;
      }
      if (i > passed) {
        backslashes = 0;
      }
      if (i == limit) {
        return NOT_YET;
      }
      if (endsAt(in, i, to)) {
        return i;
      }
      i++;
    }
  }

  /** Whether the value is empty. */
  boolean endsAtOnce(byte[] in, int from, int to) {
    boolean ends = endsAt(in, from, to);
    backslashes = 0;
    return ends;
  }

  private boolean endsAt(byte[] in, int i, int to) {
    int c = in[i] & 0xff;
    if (endsLine(c)) {
      return true;
    }
    return switch (shape) {
      case QUOTED -> closes(in, i, to);
      case WORD -> separates(c);
      case NAME ->
          c == ' '
              ? keyFollows(in, i + 1, to) || wordAt(in, i + 1, i, to, "http/")
              : c != '\'' && separates(c);
      case ELEMENT -> c == '<';
      case ENTITY -> c == '<' || closesEntity(in, i, to);
      case LINE -> false;
      case JWT -> !base64url(c) && c != '.';
      case TOKEN -> !token68(c);
    };
  }

  private static boolean stops(Shape shape, int c) {
    return switch (shape) {
      case QUOTED -> c == '"' || c == '\'' || c == '\\';
      case WORD, NAME -> separates(c);
      case ELEMENT -> c == '<';
      case ENTITY -> c == '<' || c == '&' || c == '\\';
      case LINE -> false;
      case JWT -> !base64url(c) && c != '.';
      case TOKEN -> !token68(c);
    };
  }

  private static boolean endsLine(int c) {
    return c == '\n' || c == '\r';
  }

  private boolean closes(byte[] in, int i, int to) {
    int c = in[i];
    if (c == '\\' && quote == '"') {
      return backslashes++ == 0 && escapes > 0 && escapedQuoteAt(in, i, to);
    }
    // A bare quote also ends the text that an escaped one is part of.
    boolean closes = c == quote && (escapes == 0 ? (backslashes & 1) : backslashes) == 0;
    backslashes = 0;
    return closes;
  }

  private boolean closesEntity(byte[] in, int i, int to) {
    if (in[i] == '\\') {
      backslashes++;
      return false;
    }
    boolean closes = (backslashes & 1) == 0 && wordAt(in, i, i, to, entity);
    backslashes = 0;
    return closes;
  }

  /** Whether a quote follows behind as many backslashes as were before the first one. */
  private boolean escapedQuoteAt(byte[] in, int from, int to) {
    int i = from;
    while (i - from <= escapes && at(in, i, from, to) == '\\') {
      i++;
    }
    return i - from <= escapes && at(in, i, from, to) == quote;
  }

  private static boolean separates(int c) {
    return switch (c) {
      case '"', '\'', ',', ';', '&', '<', '>', '(', ')', '[', ']', '{', '}', '|', '\\', '#' -> true;
      default -> c <= ' ';
    };
  }

  private static boolean keyFollows(byte[] in, int from, int to) {
    int i = from;
    while (i - from < LONGEST_KEY && key(at(in, i, from, to))) {
      i++;
    }
    return i > from && at(in, i, from, to) == '=';
  }

  private static boolean key(int c) {
    return alphanumeric(c) || c == '_' || c == '-' || c == '.';
  }
}

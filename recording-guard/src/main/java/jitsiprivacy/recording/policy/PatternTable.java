package jitsiprivacy.recording.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds rules by a name that their patterns may match. Each pattern is filed under one of the
 * pieces between its stars, the one that the fewest others have; a name is looked up by its own
 * pieces of those lengths. So what is found has the piece, and all that match are found.
 */
final class PatternTable {

  private enum Place {
    WHOLE,
    START,
    END,
    WITHIN
  }

  private record Piece(Place place, String text) {}

  private final Map<Piece, BitSet> rules = new HashMap<>();
  private final BitSet always = new BitSet();
  private final Set<Integer> starts = new TreeSet<>();
  private final Set<Integer> ends = new TreeSet<>();
  private final Set<Integer> withins = new TreeSet<>();

  /**
   * Of all rules.
   *
   * @param patterns of each rule, in their order
   */
  PatternTable(List<List<NamePattern>> patterns) {
    Map<Piece, Integer> uses = new HashMap<>();
    for (List<NamePattern> ofOne : patterns) {
      ofOne.forEach(
          pattern -> pieces(pattern).forEach(piece -> uses.merge(piece, 1, Integer::sum)));
    }
    Comparator<Piece> rarest =
        Comparator.<Piece>comparingInt(uses::get)
            .thenComparing(piece -> -piece.text.length())
            .thenComparing(Piece::place);
    for (int rule = 0; rule < patterns.size(); rule++) {
      for (NamePattern pattern : patterns.get(rule)) {
        pieces(pattern).stream()
            .min(rarest)
            .map(piece -> rules.computeIfAbsent(piece, any -> new BitSet()))
            .orElse(always)
            .set(rule);
      }
    }
    for (Piece piece : rules.keySet()) {
      switch (piece.place) {
        case WHOLE -> {}
        case START -> starts.add(piece.text.length());
        case END -> ends.add(piece.text.length());
        case WITHIN -> withins.add(piece.text.length());
      }
    }
  }

  /** Adds the rules with a pattern that may match. */
  void find(String name, BitSet found) {
    found.or(always);
    add(Place.WHOLE, name, found);
    int length = name.length();
    for (int start : starts) {
      if (start <= length) {
        add(Place.START, name.substring(0, start), found);
      }
    }
    for (int end : ends) {
      if (end <= length) {
        add(Place.END, name.substring(length - end), found);
      }
    }
    for (int within : withins) {
      for (int at = 0; at + within <= length; at++) {
        add(Place.WITHIN, name.substring(at, at + within), found);
      }
    }
  }

  private void add(Place place, String text, BitSet found) {
    BitSet having = rules.get(new Piece(place, text));
    if (having != null) {
      found.or(having);
    }
  }

  private static List<Piece> pieces(NamePattern pattern) {
    if (pattern.isLiteral()) {
      return List.of(new Piece(Place.WHOLE, pattern.text()));
    }
    String[] texts = pattern.text().split("\\*", -1);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isEmpty()) {
        Place place = i == 0 ? Place.START : i == texts.length - 1 ? Place.END : Place.WITHIN;
        pieces.add(new Piece(place, texts[i]));
      }
    }
    return pieces;
  }
}

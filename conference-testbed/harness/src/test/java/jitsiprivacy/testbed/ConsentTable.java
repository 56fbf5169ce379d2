package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentEvent;
import jitsiprivacy.consent.ConsentState;

/**
 * The table of states that operators read, and its causes: docs/consent-states.md.
 *
 * @param cells where each event leads from each state; the same state where the cell is empty
 */
record ConsentTable(Map<ConsentState, Map<ConsentEvent, ConsentState>> cells, List<Cause> causes) {

  private static final Path PAGE = Path.of("../../docs/consent-states.md");
  private static final List<ConsentEvent> COLUMNS =
      List.of(ConsentEvent.ASK, ConsentEvent.GRANT, ConsentEvent.REFUSE, ConsentEvent.EXPIRE);

  static ConsentTable ofThePage() {
    Map<ConsentState, Map<ConsentEvent, ConsentState>> cells = new EnumMap<>(ConsentState.class);
    for (List<String> row : rows("| | asked | grants | refuses or withdraws | expires |")) {
      ConsentState before = ConsentState.valueOf(constant(row.get(0)));
      Map<ConsentEvent, ConsentState> next = new EnumMap<>(ConsentEvent.class);
      for (int column = 0; column < COLUMNS.size(); column++) {
        String cell = constant(row.get(column + 1));
        next.put(COLUMNS.get(column), cell.isEmpty() ? before : ConsentState.valueOf(cell));
      }
      cells.put(before, next);
    }
    return new ConsentTable(
        cells,
        rows("| cause | actor |").stream()
            .map(row -> Cause.valueOf(constant(row.get(0))))
            .toList());
  }

  ConsentState next(ConsentState before, ConsentEvent event) {
    return cells.get(before).get(event);
  }

  /** Every cell with every cause there is; asking has none. */
  List<Transition> all() {
    List<Transition> all = new ArrayList<>();
    for (ConsentState before : cells.keySet()) {
      all.add(new Transition(before, ConsentEvent.ASK, Optional.empty()));
      for (ConsentEvent event : COLUMNS.subList(1, COLUMNS.size())) {
        causes.forEach(cause -> all.add(new Transition(before, event, Optional.of(cause))));
      }
    }
    return all;
  }

  private static String constant(String cell) {
    return cell.replace("`", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The rows below the line that begins so. */
  private static List<List<String>> rows(String head) {
    try {
      List<String> rows =
          Files.readAllLines(PAGE).stream()
              .dropWhile(line -> !line.startsWith(head))
              .skip(2)
              .takeWhile(line -> line.startsWith("|"))
              .toList();
      if (rows.isEmpty()) {
        throw new IllegalStateException(PAGE + " has no table " + head);
      }
      return rows.stream()
          .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)))
          .map(cells -> cells.map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package jitsiprivacy.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table that operators read is the one that holds. */
class TransitionsTest {

  private static final Path PAGE = Path.of("../docs/consent-states.md");
  private static final List<ConsentEvent> COLUMNS =
      List.of(ConsentEvent.ASK, ConsentEvent.GRANT, ConsentEvent.REFUSE, ConsentEvent.EXPIRE);

  @Test
  void theTableOfThePageIsWhatHappens() throws IOException {
    List<ConsentState> states = new ArrayList<>();
    for (List<String> row : table("| | asked |")) {
      ConsentState state = state(row.get(0));
      states.add(state);
      for (int column = 0; column < COLUMNS.size(); column++) {
        String cell = row.get(column + 1);
        assertThat(Transitions.next(state, COLUMNS.get(column)))
            .as("%s, %s", state, COLUMNS.get(column))
            .isEqualTo(cell.isEmpty() ? state : state(cell));
      }
    }
    assertThat(states).containsExactly(ConsentState.values());
  }

  @Test
  void thePageHasEveryCauseWithItsActor() throws IOException {
    List<Cause> causes = new ArrayList<>();
    for (List<String> row : table("| cause |")) {
      Cause cause = Cause.valueOf(constant(row.get(0)));
      assertThat(cause.actor()).isEqualTo(Actor.valueOf(constant(row.get(1))));
      causes.add(cause);
    }
    assertThat(causes).containsExactly(Cause.values());
  }

  private static ConsentState state(String cell) {
    return ConsentState.valueOf(constant(cell));
  }

  private static String constant(String cell) {
    return cell.replace("`", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The rows below the line that begins so. */
  private static List<List<String>> table(String head) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start =
        lines.indexOf(lines.stream().filter(line -> line.startsWith(head)).findFirst().orElse(""));
    return lines.stream()
        .skip(start + 2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
        .toList();
  }
}

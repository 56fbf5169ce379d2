package jitsiprivacy.recording.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The tables that operators read are those that hold. */
class LifecycleTest {

  private static final Path PAGE = Path.of("../docs/recording-policy.md");
  private static final List<Step> STEPS = List.of(Step.values());

  @Test
  void theTableOfThePageIsWhatHappens() throws IOException {
    List<RecordingState> states = new ArrayList<>();
    for (List<String> row : table("| | put off |")) {
      RecordingState state = RecordingState.valueOf(constant(row.get(0)));
      states.add(state);
      for (int column = 0; column < STEPS.size(); column++) {
        Step step = STEPS.get(column);
        String cell = row.get(column + 1);
        assertThat(Lifecycle.next(state, step))
            .as("%s, %s", state, step)
            .isEqualTo(cell.isEmpty() ? state : RecordingState.valueOf(constant(cell)));
      }
    }
    assertThat(states).containsExactly(RecordingState.values());
  }

  @Test
  void thePageHasEveryReason() throws IOException {
    assertThat(table("| it ends for |").stream().map(row -> row.get(0).replace("`", "")))
        .containsExactlyElementsOf(Arrays.stream(EndReason.values()).map(EndReason::id).toList());
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

package jitsiprivacy.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What {@code jitsi-privacy doctor} says of the programs that are tested. */
record Doctor(Path directory, ProgramHome home, Path configuration) {

  JsonNode says(String... areas) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "doctor",
                "--json",
                "--config",
                configuration.toString(),
                "--jicofo",
                home.jicofo().toString(),
                "--jvb",
                home.jvb().toString()));
    for (String each : areas) {
      words.addAll(List.of("--only", each));
    }
    return new ObjectMapper()
        .readTree(InstalledCommand.run(directory, words.toArray(String[]::new)).text());
  }

  static List<String> ids(JsonNode report) {
    return report.get("findings").findValuesAsText("id");
  }

  /** Of what is good, all that is said of one place. */
  static List<String> good(JsonNode report, String where) {
    return StreamSupport.stream(report.get("good").spliterator(), false)
        .filter(each -> each.get("where").asText().equals(where))
        .map(each -> each.get("what").asText())
        .toList();
  }
}

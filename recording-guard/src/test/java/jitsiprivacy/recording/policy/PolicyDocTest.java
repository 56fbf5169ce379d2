package jitsiprivacy.recording.policy;

import static jitsiprivacy.recording.policy.Policies.allow;
import static jitsiprivacy.recording.policy.Policies.names;
import static jitsiprivacy.recording.policy.Policies.refuse;
import static jitsiprivacy.recording.policy.Policies.rooms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/recording-policy.md against the code. */
class PolicyDocTest {

  private final String page = Files.readString(Path.of("../docs/recording-policy.md"));

  PolicyDocTest() throws IOException {}

  @Test
  void theExampleIsDecidedAndExplainedAsThere() {
    TimeWindow workdays =
        new TimeWindow(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(20, 0),
            ZoneId.of("Europe/Berlin"));
    InitiatorCondition moderators = InitiatorCondition.ANY.withRoles(Set.of(Role.MODERATOR));
    RecordingPolicy policy =
        new RecordingPolicy(
            List.of(
                refuse("counselling", rooms("counselling-*")),
                allow(
                    "lectures",
                    rooms("lecture-*")
                        .withKinds(Set.of(RecordingKind.FILE))
                        .withInitiator(moderators.withGroups(names("staff*")))
                        .withTimes(List.of(workdays))),
                allow(
                    "own-streams",
                    Condition.ANY
                        .withKinds(Set.of(RecordingKind.LIVE_STREAM))
                        .withDestinations(List.of(Condition.host("*.stream.example")))
                        .withInitiator(moderators)
                        .withEncrypted(Optional.of(false)))));
    Initiator somebody =
        new Initiator(
            Optional.of(Role.PARTICIPANT),
            Optional.of(Affiliation.MEMBER),
            Map.of(),
            Set.of(),
            Optional.of("staff"));
    Explanation explanation =
        policy.explain(
            new RecordingQuestion(
                "lecture-1",
                Optional.empty(),
                RecordingKind.FILE,
                somebody,
                Destination.nowhere(),
                Policies.MONDAY_NOON,
                9,
                false));
    assertThat(page).contains("```\n" + String.join("\n", explanation.lines()) + "\n```");
    assertThat(page).contains("`" + String.join("`, `", explanation.facts()) + "`");
  }

  @Test
  void everyConditionKindAndNeedIsThere() {
    List<String> conditions =
        Pattern.compile("(?m)^\\| `([a-z]+)` \\| [^|]+ \\| [^|]+ \\|$")
            .matcher(page.substring(page.indexOf("## Conditions"), page.indexOf("## Requirements")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(conditions)
        .containsExactlyElementsOf(Arrays.stream(Aspect.values()).map(Aspect::id).toList());
    for (Enum<?>[] constants :
        List.of(
            RecordingKind.values(),
            Role.values(),
            Affiliation.values(),
            ConsentNeed.values(),
            LateJoiner.values(),
            Withdrawal.values(),
            Quarantine.values())) {
      assertThat(constants).allMatch(each -> page.contains("`" + Aspect.word(each) + "`"));
    }
  }

  @Test
  void theErrorReadsAsThere() {
    assertThatThrownBy(
            () ->
                new RecordingPolicy(
                    List.of(allow("all", Condition.ANY), refuse("lab", rooms("lab")))))
        .satisfies(e -> assertThat(page).contains("```\n" + e.getMessage() + "\n```"));
  }
}

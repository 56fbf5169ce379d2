package jitsiprivacy.jicofo.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.jicofo.TestOptions;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/consent.md: what it configures is read, and means what it says. */
class ConsentDocTest {

  private static final Path PAGE = Path.of("..", "docs", "consent.md");
  private static final Path PAGE_OF_NOTICE = Path.of("..", "docs", "consent-notice.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(text|sh)?\\n(.*?)^```$");
  private static final Purpose RESEARCH = new Purpose("research");

  private static final Facts PATIENT_ON_A_WARD = facts("ward-7", Map.of());
  private static final Facts PATIENT_ELSEWHERE = facts("reception", Map.of());
  private static final Facts STAFF_ON_A_WARD = facts("ward-7", Map.of("group", "staff"));
  private static final Facts STAFF_ELSEWHERE = facts("reception", Map.of("group", "staff"));

  @TempDir Path directory;
  private ConsentGateOptions options;

  @BeforeEach
  void theOperatorsFiles() throws Exception {
    Path notice = Files.createDirectory(directory.resolve("notice"));
    List<String> files = blocks(PAGE_OF_NOTICE);
    Files.writeString(notice.resolve("de.txt"), files.get(0));
    Files.writeString(notice.resolve("version"), files.get(1));
    String configuration =
        blocks(PAGE)
            .get(0)
            .replace("/etc/jitsi/privacy/notice", notice.toString())
            .replace("  audit-trail.enabled = true\n", ""); // It is not of this module.
    Path file = directory.resolve("privacy.conf");
    Files.writeString(file, configuration);
    options =
        PrivacyConfig.load(
                file,
                List.of(
                    new Section("consent-gate", ConsentGateOptions.class),
                    new Section("recording-guard", RecordingGuardOptions.class)),
                getClass().getClassLoader())
            .section(ConsentGateOptions.class);
  }

  @Test
  void theExampleIsReadAsTheTableSays() {
    Policy policy = new Policy(options, TestOptions.NOT_RECORDING);
    ConsentTerms patient = policy.termsFor(PATIENT_ON_A_WARD);
    assertThat(patient.toEnter()).containsExactly(Purpose.CONFERENCE);
    assertThat(patient.asked()).containsExactly(Purpose.CONFERENCE, RESEARCH);
    assertThat(patient.purposes()).doesNotContainKey(Purpose.RECORDING);
    assertThat(patient.purposes().get(Purpose.CONFERENCE).lasts()).contains(Duration.ofDays(90));

    ConsentTerms elsewhere = policy.termsFor(PATIENT_ELSEWHERE);
    assertThat(elsewhere.toEnter()).isEmpty();
    assertThat(elsewhere.toPublish()).containsExactly(Purpose.CONFERENCE);
    assertThat(elsewhere.asked()).containsExactly(Purpose.CONFERENCE, Purpose.RECORDING, RESEARCH);

    ConsentTerms staff = policy.termsFor(STAFF_ON_A_WARD);
    assertThat(staff.purposes()).containsOnlyKeys(Purpose.CONFERENCE);
    assertThat(staff.asked()).isEmpty();
    assertThat(staff.toPublish()).isEmpty();

    ConsentTerms staffElsewhere = policy.termsFor(STAFF_ELSEWHERE);
    assertThat(staffElsewhere.purposes()).containsOnlyKeys(Purpose.CONFERENCE, Purpose.RECORDING);
    assertThat(staffElsewhere.asked()).containsExactly(Purpose.RECORDING);
    assertThat(staffElsewhere.toPublish()).isEmpty();
  }

  @Test
  void theOtherOptionsAreTaken() {
    assertThat(options.enabled()).isTrue();
    assertThat(options.accounts().domains()).containsExactly("meet.example.com");
    assertThat(options.silence().leaveAfter()).contains(Duration.ofMinutes(15));
    assertThat(options.service().namesController()).isTrue();
    assertThat(options.notice().language()).isEqualTo("de");
  }

  @Test
  void everyHoleAndEveryAlertOfTheGateIsOnThePage() throws Exception {
    String page = Files.readString(PAGE);
    Pattern hole = Pattern.compile("(?:health\\.hole\\(\\s*|HOLE = )\"([a-z0-9-]+)\"");
    Pattern alert = Pattern.compile("ALERT = \"([a-z-]+)\"");
    Set<String> named = new TreeSet<>();
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("consent", "admission", "publish")) {
      try (Stream<Path> files =
          Files.walk(Path.of("src", "main", "java", "jitsiprivacy", "jicofo", folder))) {
        files.filter(each -> each.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    for (Path source : sources) {
      String text = Files.readString(source);
      for (Pattern pattern : List.of(hole, alert)) {
        pattern.matcher(text).results().forEach(found -> named.add(found.group(1)));
      }
    }
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(named).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
  }

  private static Facts facts(String room, Map<String, String> claims) {
    return new Facts(room, Optional.empty(), claims, false);
  }

  private static List<String> blocks(Path page) throws Exception {
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult block) -> block.group(2))
        .toList();
  }
}

package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jitsiprivacy.anonymizer.address.AddressText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What of a meeting reaches the files of focus and bridge at their most verbose. Every participant
 * has a loopback address of its own and exchanges connectivity checks with the bridge, which is
 * ice4j on either kind of bridge; half of them never signal that address.
 */
class LogScenarios {

  private static final int PARTICIPANTS = 14;
  private static final String STREAM_KEY = "abcd-efgh-ijkl-mnop-qrst";
  private static final boolean LIVE = Programs.ofEnvironment() instanceof Programs.Real;

  /** Less says nothing about whole logs. */
  private static final int LINES = LIVE ? 5_000 : 1_000;

  /** Who was there, and what it left. */
  private record Meeting(
      List<Participant> participants, Map<Path, String> files, List<WitnessedLog> logs) {

    static Meeting in(Deployment deployment) {
      try (deployment) {
        deployment.verbose().connected().start();
        deployment.jibri().staysOutside();
        String room = "room-" + UUID.randomUUID();
        List<Participant> all = new ArrayList<>();
        for (int i = 1; i <= PARTICIPANTS; i++) {
          all.add(deployment.participant("display-name-of-" + i).join(room));
        }
        all.forEach(Participant::awaitInvitation);
        all.forEach(Participant::awaitConnected);
        Participant last = all.get(PARTICIPANTS - 1);
        last.leave();
        last.rejoin().awaitInvitation().awaitConnected();
        all.get(0).startStream(STREAM_KEY);
        all.forEach(Participant::roundTripToFocus);
        all.forEach(Participant::leave);
        return new Meeting(all, deployment.endAndReadFiles(), deployment.witnessedLogs());
      }
    }

    Set<String> all(Function<Participant, List<String>> what) {
      return participants.stream()
          .flatMap(each -> what.apply(each).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What must not be in a file. */
    Set<String> secrets() {
      Set<String> secrets = all(Participant::identifyingTexts);
      secrets.add(STREAM_KEY);
      return secrets;
    }

    boolean anyFileHolds(String text) {
      return files.values().stream().anyMatch(file -> file.contains(text));
    }
  }

  private static Meeting guarded;
  private static List<LogComparison> comparisons;

  @BeforeAll
  static void meet() {
    guarded =
        Meeting.in(
            Deployment.create()
                .guardedBy(
                    Installed.AGENT,
                    // Else midnight may come in between.
                    "log-anonymizer { enabled = true, keys.period = 30 days }"));
    comparisons = guarded.logs().stream().map(LogComparison::of).toList();
    comparisons.forEach(System.out::println);
  }

  @Test
  void nothingThatNamesAParticipantIsInAnyFile() {
    assertThat(guarded.secrets()).hasSizeGreaterThan(PARTICIPANTS * 8);
    assertThat(guarded.secrets()).noneMatch(guarded::anyFileHolds);
  }

  /** {@link LogComparison} has compared them line by line. */
  @Test
  void everyLineIsOtherwiseAsWithoutUs() {
    assertThat(comparisons)
        .extracting(each -> each.log().name())
        .containsExactly("focus.log", "focus-file.log", "bridge-1.log", "bridge-1-file.log");
    assertThat(comparisons).extracting(LogComparison::lines).allMatch(lines -> lines > LINES);
    assertThat(comparisons).extracting(LogComparison::changed).allMatch(lines -> lines > 50);
    assertThat(comparisons)
        .allSatisfy(
            each ->
                // Only what is not a file of a handler's can hold what passed no logger.
                assertThat(each.printed())
                    .hasSizeLessThan(each.log().name().endsWith("-file.log") ? 1 : 10));
  }

  /** No version, time or id was taken for an address, and no word for a secret. */
  @Test
  void whatIsReplacedIsOfThisMeeting() {
    Set<String> addresses = guarded.all(Participant::addresses);
    Set<String> passwords = guarded.all(Participant::passwords);
    Set<String> names = guarded.all(each -> List.of(each.name()));
    assertThat(comparisons)
        .flatExtracting(LogComparison::replaced)
        .allMatch(
            each ->
                switch (each.kind()) {
                  case IPV4, IPV6 -> addresses.contains(canonical(each.before()));
                  case HOST_NAME -> false;
                  case ICE_PASSWORD -> passwords.contains(each.before());
                  case STATS_ID, DISPLAY_NAME -> names.contains(each.before());
                  case STREAM_KEY -> each.before().equals(STREAM_KEY);
                  case PASSWORD -> each.before().equals(Prosody.secret());
                  // The JDK logs those in the names of certificate authorities.
                  case EMAIL -> !each.before().endsWith(Domains.CLIENTS);
                  case JWT, BEARER -> false;
                });
  }

  @Test
  void aClientHasOnePseudonymInFocusAndBridge() {
    Map<String, String> focus = pseudonyms("focus");
    Map<String, String> bridge = pseudonyms("bridge-1");
    Map<String, String> both = new HashMap<>(focus);
    both.keySet().retainAll(bridge.keySet());
    both.forEach((address, pseudonym) -> assertThat(bridge).containsEntry(address, pseudonym));
    for (Participant each : guarded.participants()) {
      assertThat(bridge).containsKey(each.address());
      assertThat(both).containsKey(each.hidesAddress() ? each.addresses().get(0) : each.address());
    }
    Map<String, String> either = new HashMap<>(focus);
    either.putAll(bridge);
    assertThat(either.values()).doesNotHaveDuplicates();
  }

  /** By address; each has one, however often it came and went. */
  private static Map<String, String> pseudonyms(String program) {
    Map<String, String> all = new HashMap<>();
    for (LogComparison comparison : comparisons) {
      if (comparison.log().program().equals(program)) {
        for (Replaced each : comparison.replaced()) {
          if (each.kind().isAddress()) {
            String other = all.put(canonical(each.before()), each.after());
            assertThat(each.after())
                .as("%s in %s", each.before(), comparison.log().name())
                .isEqualTo(other == null ? each.after() : other);
          }
        }
      }
    }
    return all;
  }

  private static String canonical(String address) {
    return AddressText.read(address).map(AddressText::write).orElseThrow();
  }

  @Test
  void withoutTheGuardItIsAllThere() {
    Meeting meeting = Meeting.in(Deployment.create());
    assertThat(meeting.secrets()).allMatch(meeting::anyFileHolds);
    // The witness tells the truth.
    assertThat(meeting.logs())
        .filteredOn(log -> log.name().endsWith("-file.log"))
        .hasSize(2)
        .allSatisfy(log -> assertThat(log.written()).isEqualTo(log.records()));
    String bridge = meeting.files().get(Path.of("bridge-1.log"));
    assertThat(meeting.all(each -> List.of(each.address()))).hasSize(PARTICIPANTS);
    for (Participant each : meeting.participants()) {
      // As who it was that answered the bridge's own check, which no signaling can tell.
      assertThat(bridge)
          .containsPattern(
              "Pair succeeded: 127\\.0\\.0\\.1:\\d+/udp/host -> "
                  + Pattern.quote(each.address())
                  + ":\\d+/udp/"
                  + (each.hidesAddress() ? "prflx" : "(host|prflx)"));
    }
  }
}

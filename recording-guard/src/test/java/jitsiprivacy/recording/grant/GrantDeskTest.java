package jitsiprivacy.recording.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GrantDeskTest {

  private static final String MEETING = "8a1b2c3d-0000-4000-8000-000000000001";
  private static final String BRIDGE = "jvbbrewery@internal.auth.example.com/jvb-1";
  private static final ExportPermission EXPORT =
      new ExportPermission(
          "recorder", "wss://recorder.example.com/1", Set.of(Medium.AUDIO), new TreeSet<>());

  /** Signing and checking takes a millisecond. */
  private static final int TRIES = 300;

  private final TestClock clock = new TestClock();
  private final GrantSigner signer = new GrantSigner(TestKeys.some(), clock);
  private final GrantDesk desk = deskOf(signer);

  private GrantDesk deskOf(GrantSigner... focuses) {
    Set<FocusKey> keys = Set.copyOf(List.of(focuses).stream().map(GrantSigner::verifier).toList());
    return new GrantDesk(() -> keys, clock);
  }

  private boolean use(Permission permission) {
    return desk.use(MEETING, List.of(BRIDGE), permission);
  }

  @Test
  void whatIsGrantedMayBeDoneOnce() throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, EXPORT));
    assertThat(use(EXPORT)).isTrue();
    assertThat(use(EXPORT)).isFalse();
  }

  @Test
  void grantedTwiceIsTwice() throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, EXPORT));
    desk.take(signer.sign(MEETING, BRIDGE, EXPORT));
    assertThat(use(EXPORT)).isTrue();
    assertThat(use(EXPORT)).isTrue();
    assertThat(use(EXPORT)).isFalse();
  }

  @Test
  void aReplayedOneIsRefusedUsedOrNot() throws Exception {
    String grant = signer.sign(MEETING, BRIDGE, EXPORT);
    desk.take(grant);
    refused(grant, "it was sent before");
    use(EXPORT);
    refused(grant, "it was sent before");
  }

  @Test
  void nothingIsGrantedToAnotherConferenceOrBridge() throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, EXPORT));
    assertThat(desk.use("another", List.of(BRIDGE), EXPORT)).isFalse();
    assertThat(desk.use(MEETING, List.of(BRIDGE + "2"), EXPORT)).isFalse();
    assertThat(desk.use(MEETING, List.of(), EXPORT)).isFalse();
    assertThat(desk.use(MEETING, List.of(BRIDGE + "2", BRIDGE), EXPORT)).isTrue();
  }

  @Test
  void anExportIsGrantedToTheLetter() throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, EXPORT));
    assertThat(use(exportOf("transcriber", EXPORT.destination(), EXPORT.media()))).isFalse();
    assertThat(use(exportOf("recorder", EXPORT.destination() + "/", EXPORT.media()))).isFalse();
    assertThat(use(exportOf("recorder", EXPORT.destination(), Set.of(Medium.values())))).isFalse();
    assertThat(use(new PublishPermission("recorder", EXPORT.media()))).isFalse();
    assertThat(use(EXPORT)).isTrue();
  }

  @Test
  void oneForSomeSourcesIsNoneForAll() throws Exception {
    ExportPermission some =
        new ExportPermission(
            "recorder", EXPORT.destination(), EXPORT.media(), new TreeSet<>(Set.of("a-a0")));
    desk.take(signer.sign(MEETING, BRIDGE, some));
    assertThat(use(EXPORT)).isFalse();
    assertThat(use(some)).isTrue();
  }

  @Test
  void soundIsNoPicture() throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, new PublishPermission("e1", Set.of(Medium.AUDIO))));
    assertThat(use(new PublishPermission("e1", Set.of(Medium.VIDEO)))).isFalse();
    assertThat(use(new PublishPermission("e1", Set.of(Medium.values())))).isFalse();
    assertThat(use(new PublishPermission("e1", Set.of(Medium.AUDIO)))).isTrue();
  }

  @Test
  void itCountsForHalfAMinute() throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, EXPORT));
    String late = signer.sign(MEETING, BRIDGE, EXPORT);
    clock.pass(GrantSigner.LIFE);
    desk.take(late);
    assertThat(use(EXPORT)).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(use(EXPORT)).isFalse();
    refused(signedLongAgo(), "it is over: it came late, or the clocks of the two hosts differ");
  }

  private String signedLongAgo() {
    String grant = signer.sign(MEETING, BRIDGE, EXPORT);
    clock.pass(GrantSigner.LIFE.plusSeconds(1));
    return grant;
  }

  @Test
  void oneFromTheFutureIsRefused() throws Exception {
    long now = clock.instant().getEpochSecond();
    long ahead = GrantDesk.AHEAD.toSeconds();
    desk.take(signer.sign(grant(now + ahead, now + ahead + 1)));
    refused(
        signer.sign(grant(now + ahead + 1, now + ahead + 2)),
        "it is from the future: the clocks of the two hosts differ");
  }

  @Test
  void oneThatClaimsToCountForLongIsRefused() {
    long now = clock.instant().getEpochSecond();
    refused(signer.sign(grant(now, now + 121)), "it claims to count for too long");
    refused(signer.sign(grant(now + 2, now + 1)), "it claims to count for too long");
  }

  private static Grant grant(long issued, long until) {
    return new Grant(
        MEETING, BRIDGE, EXPORT, issued, until, "%032x".formatted(issued * 1000 + until % 1000));
  }

  @Test
  void anotherFocusIsNotKnown() {
    GrantSigner other = new GrantSigner(TestKeys.some(), clock);
    refused(other.sign(MEETING, BRIDGE, EXPORT), "no focus that this bridge knows has signed it");
    assertThatCode(() -> deskOf(signer, other).take(other.sign(MEETING, BRIDGE, EXPORT)))
        .doesNotThrowAnyException();
  }

  @Test
  void moreThanCanBeRememberedAreRefusedUntilSomeAreOver() throws Exception {
    GrantDesk small = new GrantDesk(() -> Set.of(signer.verifier()), clock, 2);
    small.take(signer.sign(MEETING, BRIDGE, EXPORT));
    small.take(signer.sign(MEETING, BRIDGE, EXPORT));
    assertThatThrownBy(() -> small.take(signer.sign(MEETING, BRIDGE, EXPORT)))
        .hasMessage("there are too many at once");
    clock.pass(GrantSigner.LIFE.plusSeconds(1));
    small.take(signer.sign(MEETING, BRIDGE, EXPORT));
    assertThat(small.use(MEETING, List.of(BRIDGE), EXPORT)).isTrue();
    assertThat(small.use(MEETING, List.of(BRIDGE), EXPORT)).isFalse();
  }

  @Property(tries = TRIES)
  void whateverCanBeGrantedIsUnderstood(@ForAll("permissions") Permission permission)
      throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, permission));
    assertThat(use(permission)).isTrue();
  }

  @Property(tries = TRIES)
  void oneCharacterChangedIsRefused(
      @ForAll("permissions") Permission permission,
      @ForAll @IntRange(max = 2_000) int at,
      @ForAll char instead) {
    StringBuilder text = new StringBuilder(signer.sign(MEETING, BRIDGE, permission));
    int place = at % text.length();
    if (text.charAt(place) != instead) {
      text.setCharAt(place, instead);
      assertThatThrownBy(() -> desk.take(text.toString())).isInstanceOf(GrantException.class);
      assertThat(use(permission)).isFalse();
    }
  }

  @Property(tries = TRIES)
  void whatIsCutOrAppendedIsRefused(@ForAll @IntRange(max = 1_000) int length, @ForAll char more) {
    String text = signer.sign(MEETING, BRIDGE, EXPORT);
    String cut = text.substring(0, length % text.length());
    for (String each : List.of(cut, text + more, more + text)) {
      assertThatThrownBy(() -> desk.take(each)).isInstanceOf(GrantException.class);
    }
  }

  @Property(tries = TRIES)
  void anyTextIsRefused(@ForAll String text) {
    assertThatThrownBy(() -> desk.take(text)).isInstanceOf(GrantException.class);
  }

  @Property(tries = TRIES)
  void permissionsAreNotMistakenForOneAnother(
      @ForAll("permissions") Permission granted, @ForAll("permissions") Permission asked)
      throws Exception {
    desk.take(signer.sign(MEETING, BRIDGE, granted));
    assertThat(use(asked)).isEqualTo(granted.equals(asked));
    use(granted);
  }

  @Provide
  Arbitrary<Permission> permissions() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("ab-.:/?&=%ü").ofMinLength(1).ofMaxLength(20);
    Arbitrary<Set<Medium>> media = Arbitraries.of(Medium.class).set();
    Arbitrary<Permission> exports =
        Combinators.combine(words, words, media, words.set().ofMaxSize(3))
            .as((kind, to, what, sources) -> exportOf(kind, to, what, sources));
    Arbitrary<Permission> publishing =
        Combinators.combine(words, media.filter(each -> !each.isEmpty()))
            .as(PublishPermission::new);
    return Arbitraries.oneOf(exports, publishing);
  }

  private static ExportPermission exportOf(String kind, String destination, Set<Medium> media) {
    return exportOf(kind, destination, media, Set.of());
  }

  private static ExportPermission exportOf(
      String kind, String destination, Set<Medium> media, Set<String> sources) {
    return new ExportPermission(kind, destination, media, new TreeSet<>(sources));
  }

  private void refused(String grant, String why) {
    assertThatThrownBy(() -> desk.take(grant)).isInstanceOf(GrantException.class).hasMessage(why);
  }
}

package jitsiprivacy.retention.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeepingTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Period USUALLY = Period.ofDays(90);

  private static Otherwise rooms(String pattern, Period keep) {
    return new Otherwise(Optional.of(List.of(pattern)), Optional.empty(), keep);
  }

  private static Otherwise tenants(String pattern, Period keep) {
    return new Otherwise(Optional.empty(), Optional.of(List.of(pattern)), keep);
  }

  private static Keeping keeping(Otherwise... rules) {
    return new Keeping(USUALLY, List.of(rules), Optional.empty(), Optional.empty());
  }

  private static Whose of(String room, String tenant) {
    return new Whose(
        Optional.of(Set.of(room)), Optional.of(tenant == null ? Set.of() : Set.of(tenant)));
  }

  @Test
  void theFirstThatAppliesHolds() {
    Keeping keeping =
        keeping(
            rooms("ward-*", Period.ofYears(1)),
            rooms("ward-7", Period.ofDays(1)),
            tenants("school", Period.ofDays(30)));
    assertThat(keeping.of(START, of("ward-7", null))).isEqualTo(Period.ofYears(1));
    assertThat(keeping.of(START, of("WARD-7", "school"))).isEqualTo(Period.ofYears(1));
    assertThat(keeping.of(START, of("room1", "school"))).isEqualTo(Period.ofDays(30));
    assertThat(keeping.of(START, of("room1", "hospital"))).isEqualTo(USUALLY);
    assertThat(keeping.of(START, of("room1", null))).isEqualTo(USUALLY);
  }

  @Test
  void allOfARuleMustMatch() {
    Keeping keeping =
        keeping(
            new Otherwise(
                Optional.of(List.of("a*", "b")), Optional.of(List.of("t")), Period.ofDays(5)));
    assertThat(keeping.of(START, of("b", "t"))).isEqualTo(Period.ofDays(5));
    assertThat(keeping.of(START, of("b", "u"))).isEqualTo(USUALLY);
    assertThat(keeping.of(START, of("b", null))).isEqualTo(USUALLY);
    assertThat(keeping.of(START, of("c", "t"))).isEqualTo(USUALLY);
  }

  @Test
  void whatIsNotKnownIsKeptForTheLongestThatCouldApply() {
    Keeping keeping =
        keeping(rooms("ward-*", Period.ofYears(1)), tenants("school", Period.ofDays(30)));
    assertThat(keeping.of(START, Whose.UNKNOWN)).isEqualTo(Period.ofYears(1));
    Whose inSchool = new Whose(Optional.empty(), Optional.of(Set.of("school")));
    assertThat(keeping.of(START, inSchool)).isEqualTo(Period.ofYears(1));
    Whose room = new Whose(Optional.of(Set.of("room1")), Optional.empty());
    assertThat(keeping.of(START, room)).as("90 days or 30").isEqualTo(USUALLY);
  }

  @Test
  void whatIsAboutSeveralIsKeptForTheLongest() {
    Keeping keeping = keeping(rooms("short", Period.ofDays(1)));
    Whose both = new Whose(Optional.of(Set.of("short", "room1")), Optional.of(Set.of()));
    assertThat(keeping.of(START, both)).isEqualTo(USUALLY);
  }

  @Test
  void whatIsWrittenForRoomsIsClamped() {
    Keeping keeping =
        new Keeping(
            USUALLY,
            List.of(rooms("short", Period.ofDays(1)), rooms("long", Period.ofYears(30))),
            Optional.of(Period.ofDays(7)),
            Optional.of(Period.ofYears(1)));
    assertThat(keeping.of(START, of("short", null))).isEqualTo(Period.ofDays(7));
    assertThat(keeping.of(START, of("long", null))).isEqualTo(Period.ofYears(1));
    assertThat(keeping.of(START, Whose.UNKNOWN)).isEqualTo(Period.ofYears(1));
    assertThat(keeping.due(START, of("short", null)))
        .contains(Instant.parse("2026-11-08T00:00:00Z"));
  }

  /** February has 28 days, November 30. */
  @Test
  void whichIsLongerDependsOnTheMonth() {
    Keeping keeping =
        new Keeping(
            Period.ofMonths(1),
            List.of(rooms("a", Period.ofDays(29))),
            Optional.empty(),
            Optional.empty());
    assertThat(keeping.of(START, Whose.UNKNOWN)).isEqualTo(Period.ofMonths(1));
    assertThat(keeping.of(Instant.parse("2026-02-01T00:00:00Z"), Whose.UNKNOWN))
        .isEqualTo(Period.ofDays(29));
  }

  @Test
  void whatCannotBeIsRefusedInWords() {
    assertThatThrownBy(() -> Keeping.of(Period.ZERO)).hasMessageContaining("a day at least");
    assertThatThrownBy(() -> rooms("a", Period.ZERO)).hasMessageContaining("a day at least");
    assertThatThrownBy(() -> rooms("", USUALLY)).hasMessageContaining("rooms");
    assertThatThrownBy(() -> rooms("Ward-*", USUALLY)).hasMessageContaining("lower case");
    assertThatThrownBy(() -> new Otherwise(Optional.empty(), Optional.empty(), USUALLY))
        .hasMessageContaining("needs rooms or tenants");
    assertThatThrownBy(
            () -> new Keeping(USUALLY, List.of(), Optional.of(Period.ofDays(91)), Optional.empty()))
        .hasMessage("keep is P90D, which is shorter than at-least, P91D");
    assertThatThrownBy(
            () -> new Keeping(USUALLY, List.of(), Optional.empty(), Optional.of(Period.ofDays(89))))
        .hasMessage("keep is P90D, which is longer than at-most, P89D");
  }

  /** Whatever it turns out to be about, it is not deleted too early for that. */
  @Property(tries = 2_000)
  void whoKnowsLessKeepsNoShorter(
      @ForAll("keepings") Keeping keeping,
      @ForAll("names") String room,
      @ForAll("names") String tenant) {
    Whose all = of(room, tenant);
    Instant known = keeping.due(START, all).orElseThrow();
    assertThat(keeping.due(START, Whose.UNKNOWN).orElseThrow()).isAfterOrEqualTo(known);
    assertThat(keeping.due(START, new Whose(all.rooms(), Optional.empty())).orElseThrow())
        .isAfterOrEqualTo(known);
    assertThat(keeping.due(START, new Whose(Optional.empty(), all.tenants())).orElseThrow())
        .isAfterOrEqualTo(known);
    assertThat(known)
        .isBetween(
            Due.after(START, keeping.atLeast().orElseThrow()).orElseThrow(),
            Due.after(START, keeping.atMost().orElseThrow()).orElseThrow());
  }

  @Provide
  Arbitrary<Keeping> keepings() {
    Arbitrary<Period> periods = Arbitraries.integers().between(1, 400).map(Period::ofDays);
    Arbitrary<Otherwise> rules =
        Combinators.combine(
                names().map(name -> name + "*").list().ofMinSize(1).ofMaxSize(2).optional(),
                names().list().ofMinSize(1).ofMaxSize(2).optional(),
                periods)
            .filter((rooms, tenants, keep) -> rooms.isPresent() || tenants.isPresent())
            .as(Otherwise::new);
    return rules
        .list()
        .ofMaxSize(4)
        .map(
            list ->
                new Keeping(
                    USUALLY,
                    list,
                    Optional.of(Period.ofDays(20)),
                    Optional.of(Period.ofDays(300))));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(2);
  }
}

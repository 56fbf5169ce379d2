package jitsiprivacy.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentPolicyTest {

  private static final Purpose CONFERENCE = Purpose.CONFERENCE;
  private static final Purpose RECORDING = Purpose.RECORDING;
  private static final Purpose RESEARCH = new Purpose("research");
  private static final Facts WARD =
      new Facts("ward-7", Optional.of("clinic"), Map.of("group", "staff"), false);
  private static final PurposeSetting PUBLISH =
      new PurposeSetting(true, Gate.PUBLISH, LawfulBasis.CONSENT, Optional.empty());
  private static final PurposeSetting HIDDEN =
      new PurposeSetting(false, Gate.NONE, LawfulBasis.CONSENT, Optional.empty());
  private static final PurposeChange NO_CHANGE = change(null, null, null, null);

  @Test
  void aRuleWithoutAConditionIsForEverybody() {
    assertThat(condition().holds(WARD)).isTrue();
    assertThat(condition().holds(new Facts("", Optional.empty(), Map.of(), true))).isTrue();
  }

  @Test
  void oneOfTheRoomsAndTenantsMustMatch() {
    assertThat(rooms("lab", "ward-*").holds(WARD)).isTrue();
    assertThat(rooms("lab").holds(WARD)).isFalse();
    assertThat(tenants("x", "cl*").holds(WARD)).isTrue();
    assertThat(tenants("x").holds(WARD)).isFalse();
    Facts withoutTenant = new Facts("ward-7", Optional.empty(), Map.of(), false);
    assertThat(tenants("*").holds(withoutTenant)).as("a room of no tenant").isFalse();
  }

  @Test
  void allClaimsMustBeThereAndMatch() {
    assertThat(claims(Map.of("group", new NamePattern("st*"))).holds(WARD)).isTrue();
    assertThat(claims(Map.of("group", new NamePattern("guests"))).holds(WARD)).isFalse();
    assertThat(
            claims(Map.of("group", new NamePattern("*"), "user.id", new NamePattern("*")))
                .holds(WARD))
        .isFalse();
  }

  @Test
  void visitorsOrAllOthers() {
    Facts visitor = new Facts("ward-7", Optional.empty(), Map.of(), true);
    assertThat(visitors(true).holds(visitor)).isTrue();
    assertThat(visitors(true).holds(WARD)).isFalse();
    assertThat(visitors(false).holds(WARD)).isTrue();
    assertThat(visitors(false).holds(visitor)).isFalse();
  }

  @Property
  void aConditionHoldsWhereAllOfItDoes(@ForAll("conditions") Condition condition) {
    Condition rooms = new Condition(condition.rooms(), List.of(), Map.of(), Optional.empty());
    Condition tenants = new Condition(List.of(), condition.tenants(), Map.of(), Optional.empty());
    Condition claims = new Condition(List.of(), List.of(), condition.claims(), Optional.empty());
    Condition visitors = new Condition(List.of(), List.of(), Map.of(), condition.visitors());
    assertThat(condition.holds(WARD))
        .isEqualTo(
            rooms.holds(WARD) && tenants.holds(WARD) && claims.holds(WARD) && visitors.holds(WARD));
  }

  @Test
  void theLaterRuleWinsAndWhatItDoesNotSayStays() {
    ConsentPolicy policy =
        policy(
            Map.of(CONFERENCE, PUBLISH),
            rule(CONFERENCE, change(null, Gate.ADMISSION, null, Duration.ofDays(1))),
            rule(CONFERENCE, change(null, null, null, Duration.ofDays(2))));
    assertThat(policy.termsFor(WARD).purposes())
        .containsExactly(
            Map.entry(
                CONFERENCE,
                new PurposeTerms(
                    Gate.ADMISSION, LawfulBasis.CONSENT, Optional.of(Duration.ofDays(2)))));
  }

  @Test
  void aPurposeThatOnlyARuleNamesIsTheOperatorsOwn() {
    ConsentPolicy policy = policy(Map.of(CONFERENCE, PUBLISH), rule(RESEARCH, NO_CHANGE));
    assertThat(policy.termsFor(WARD).purposes().keySet()).containsExactly(CONFERENCE, RESEARCH);
    assertThat(policy.termsFor(WARD).asked()).containsExactly(CONFERENCE, RESEARCH);
    assertThat(policy.termsFor(WARD).toPublish()).containsExactly(CONFERENCE);
    Facts elsewhere = new Facts("ward-7", Optional.empty(), Map.of(), true);
    ConsentPolicy forStaff =
        new ConsentPolicy(
            Map.of(CONFERENCE, PUBLISH),
            List.of(new PolicyRule(visitors(false), Map.of(RESEARCH, NO_CHANGE))));
    assertThat(forStaff.termsFor(elsewhere).purposes()).containsOnlyKeys(CONFERENCE);
  }

  @Test
  void whoIsNotToldIsNotAskedAndWaitsForNothing() {
    ConsentPolicy policy =
        policy(
            Map.of(CONFERENCE, PUBLISH, RECORDING, HIDDEN),
            rule(CONFERENCE, change(false, null, null, null)));
    assertThat(policy.termsFor(WARD).purposes()).isEmpty();
    assertThat(policy.termsFor(WARD).toPublish()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = LawfulBasis.class, mode = EnumSource.Mode.EXCLUDE, names = "CONSENT")
  void withAnotherBasisTheGateIsOpenAndNothingIsAsked(LawfulBasis basis) {
    ConsentTerms terms =
        policy(Map.of(CONFERENCE, PUBLISH), rule(CONFERENCE, change(null, null, basis, null)))
            .termsFor(WARD);
    assertThat(terms.purposes())
        .containsExactly(
            Map.entry(CONFERENCE, new PurposeTerms(Gate.NONE, basis, Optional.empty())));
    assertThat(terms.asked()).isEmpty();
    assertThat(terms.toPublish()).isEmpty();
    assertThatThrownBy(() -> new PurposeTerms(Gate.PUBLISH, basis, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void backToConsentTheGateOfBeforeIsShutAgain() {
    ConsentTerms terms =
        policy(
                Map.of(CONFERENCE, PUBLISH),
                rule(CONFERENCE, change(null, null, LawfulBasis.CONTRACT, null)),
                rule(CONFERENCE, change(null, null, LawfulBasis.CONSENT, null)))
            .termsFor(WARD);
    assertThat(terms.toPublish()).containsExactly(CONFERENCE);
  }

  @Test
  void theOrderOfDisplayIsThatOfTheSettingsAndThenOfTheRules() {
    Map<Purpose, PurposeSetting> settings = new LinkedHashMap<>();
    settings.put(RECORDING, HIDDEN);
    settings.put(CONFERENCE, PUBLISH);
    ConsentPolicy policy =
        policy(
            settings,
            rule(RESEARCH, NO_CHANGE),
            rule(CONFERENCE, NO_CHANGE),
            rule(RECORDING, change(true, null, null, null)));
    ConsentTerms terms = policy.termsFor(WARD);
    assertThat(terms.purposes().keySet()).containsExactly(RECORDING, CONFERENCE, RESEARCH);
    assertThat(terms.asked()).containsExactly(RECORDING, CONFERENCE, RESEARCH);
  }

  @Test
  void whatTheSettingsSayDoesNotChangeAfterwards() {
    Map<Purpose, PurposeSetting> settings = new LinkedHashMap<>(Map.of(CONFERENCE, PUBLISH));
    ConsentPolicy policy = policy(settings, rule(RECORDING, NO_CHANGE));
    settings.clear();
    assertThat(policy.termsFor(WARD).purposes()).containsOnlyKeys(CONFERENCE, RECORDING);
    Map<Purpose, PurposeTerms> purposes = policy.termsFor(WARD).purposes();
    assertThatThrownBy(purposes::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(ConsentTerms.NONE.purposes()).isEmpty();
  }

  @Test
  void whoEntersWithAnAdmissionGateIsAlsoNotForwardedBefore() {
    ConsentTerms terms =
        policy(
                Map.of(CONFERENCE, PUBLISH),
                rule(RESEARCH, change(null, Gate.ADMISSION, null, null)))
            .termsFor(WARD);
    assertThat(terms.toPublish()).containsExactly(CONFERENCE, RESEARCH);
    assertThat(terms.toEnter()).containsExactly(RESEARCH);
  }

  @Property
  void behavesLikeTheModel(
      @ForAll("settings") Map<Purpose, PurposeSetting> settings,
      @ForAll("rules") List<PolicyRule> rules) {
    ConsentTerms terms = new ConsentPolicy(settings, rules).termsFor(WARD);
    Set<Purpose> order = new LinkedHashSet<>(settings.keySet());
    rules.forEach(
        rule -> {
          if (rule.condition().holds(WARD)) {
            order.addAll(rule.changes().keySet());
          }
        });
    List<Purpose> told = new ArrayList<>();
    for (Purpose purpose : order) {
      PurposeSetting own = settings.getOrDefault(purpose, PurposeSetting.OWN);
      List<PurposeChange> changes =
          rules.stream()
              .filter(rule -> rule.condition().holds(WARD))
              .flatMap(rule -> Optional.ofNullable(rule.changes().get(purpose)).stream())
              .toList();
      if (!last(changes.stream().map(PurposeChange::told).toList()).orElse(own.told())) {
        continue;
      }
      told.add(purpose);
      LawfulBasis basis =
          last(changes.stream().map(PurposeChange::basis).toList()).orElse(own.basis());
      Gate gate = last(changes.stream().map(PurposeChange::gate).toList()).orElse(own.gate());
      boolean asked = basis == LawfulBasis.CONSENT;
      assertThat(terms.purposes().get(purpose))
          .isEqualTo(
              new PurposeTerms(
                  asked ? gate : Gate.NONE,
                  basis,
                  last(changes.stream().map(PurposeChange::lasts).toList()).or(own::lasts)));
      assertThat(terms.asked().contains(purpose)).isEqualTo(asked);
      assertThat(terms.toPublish().contains(purpose)).isEqualTo(asked && gate != Gate.NONE);
      assertThat(terms.toEnter().contains(purpose)).isEqualTo(asked && gate == Gate.ADMISSION);
    }
    assertThat(terms.purposes().keySet()).containsExactlyElementsOf(told);
    assertThat(terms.asked()).isSubsetOf(told).containsAll(terms.toPublish());
    assertThat(terms.toPublish()).containsAll(terms.toEnter());
  }

  private static <T> Optional<T> last(List<Optional<T>> said) {
    return said.stream().flatMap(Optional::stream).reduce((before, later) -> later);
  }

  @Provide
  Arbitrary<Condition> conditions() {
    Arbitrary<NamePattern> patterns =
        Arbitraries.of("ward-*", "*", "lab", "clinic", "staff").map(NamePattern::new);
    return Combinators.combine(
            patterns.list().ofMaxSize(2),
            patterns.list().ofMaxSize(2),
            Arbitraries.maps(Arbitraries.of("group", "user.id"), patterns).ofMaxSize(2),
            Arbitraries.of(true, false).optional())
        .as(Condition::new);
  }

  @Provide
  Arbitrary<Map<Purpose, PurposeSetting>> settings() {
    return Arbitraries.maps(
            purposes(),
            Combinators.combine(
                    Arbitraries.of(true, false),
                    Arbitraries.of(Gate.class),
                    Arbitraries.of(LawfulBasis.class),
                    durations().optional())
                .as(PurposeSetting::new))
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<PolicyRule>> rules() {
    Arbitrary<PurposeChange> changes =
        Combinators.combine(
                Arbitraries.of(true, false).optional(0.5),
                Arbitraries.of(Gate.class).optional(0.5),
                Arbitraries.of(LawfulBasis.class).optional(0.3),
                durations().optional(0.5))
            .as(PurposeChange::new);
    return Combinators.combine(conditions(), Arbitraries.maps(purposes(), changes).ofMaxSize(3))
        .as(PolicyRule::new)
        .list()
        .ofMaxSize(5);
  }

  private static Arbitrary<Purpose> purposes() {
    return Arbitraries.of(CONFERENCE, RECORDING, Purpose.LIVESTREAM, RESEARCH);
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.integers().between(1, 3).map(Duration::ofDays);
  }

  private static ConsentPolicy policy(Map<Purpose, PurposeSetting> settings, PolicyRule... rules) {
    return new ConsentPolicy(settings, List.of(rules));
  }

  private static PolicyRule rule(Purpose purpose, PurposeChange change) {
    return new PolicyRule(condition(), Map.of(purpose, change));
  }

  private static PurposeChange change(Boolean told, Gate gate, LawfulBasis basis, Duration lasts) {
    return new PurposeChange(
        Optional.ofNullable(told),
        Optional.ofNullable(gate),
        Optional.ofNullable(basis),
        Optional.ofNullable(lasts));
  }

  private static Condition condition() {
    return new Condition(List.of(), List.of(), Map.of(), Optional.empty());
  }

  private static Condition rooms(String... patterns) {
    return new Condition(patterns(patterns), List.of(), Map.of(), Optional.empty());
  }

  private static Condition tenants(String... patterns) {
    return new Condition(List.of(), patterns(patterns), Map.of(), Optional.empty());
  }

  private static Condition claims(Map<String, NamePattern> claims) {
    return new Condition(List.of(), List.of(), claims, Optional.empty());
  }

  private static Condition visitors(boolean only) {
    return new Condition(List.of(), List.of(), Map.of(), Optional.of(only));
  }

  private static List<NamePattern> patterns(String... patterns) {
    return List.of(patterns).stream().map(NamePattern::new).toList();
  }
}

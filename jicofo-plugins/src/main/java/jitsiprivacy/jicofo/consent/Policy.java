package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.policy.Condition;
import jitsiprivacy.consent.policy.ConsentPolicy;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.policy.NamePattern;
import jitsiprivacy.consent.policy.PolicyRule;
import jitsiprivacy.consent.policy.PurposeChange;
import jitsiprivacy.consent.policy.PurposeSetting;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.PurposeOptions;
import jitsiprivacy.jicofo.consent.options.RuleOptions;
import jitsiprivacy.recording.options.RecordingGuardOptions;

/** What the options say about who is asked for what. */
@Singleton
public final class Policy {

  /** First what a meeting is about, then what may happen to it; the operator's own follow. */
  private static final List<Purpose> ORDER =
      List.of(Purpose.CONFERENCE, Purpose.RECORDING, Purpose.LIVESTREAM, Purpose.TRANSCRIPTION);

  private final ConsentPolicy policy;
  private final boolean gates;
  private final boolean holdsBack;
  private final boolean admits;

  @Inject
  Policy(ConsentGateOptions options, RecordingGuardOptions recording) {
    Map<Purpose, PurposeSetting> everybody = new LinkedHashMap<>();
    ordered(options.purposes())
        .forEach((purpose, written) -> everybody.put(purpose, setting(written)));
    policy = new ConsentPolicy(everybody, options.rules().stream().map(Policy::rule).toList());
    admits = waits(options, Gate.ADMISSION) || recording.holds();
    gates = waits(options, Gate.PUBLISH) || waits(options, Gate.ADMISSION);
    holdsBack = gates || recording.enabled();
  }

  public ConsentTerms termsFor(Facts facts) {
    return policy.termsFor(facts);
  }

  /** Whether anybody at all may be kept from being forwarded, be it while something is recorded. */
  public boolean holdsBack() {
    return holdsBack;
  }

  /** Whether anybody at all may have to agree before being forwarded. */
  public boolean gates() {
    return gates;
  }

  /** Whether anybody at all may have to agree before being invited, be it while recorded. */
  public boolean admits() {
    return admits;
  }

  private static boolean waits(ConsentGateOptions options, Gate gate) {
    return options.purposes().values().stream().anyMatch(purpose -> has(purpose, gate))
        || options.rules().stream()
            .flatMap(rule -> rule.purposes().values().stream())
            .anyMatch(purpose -> has(purpose, gate));
  }

  private static boolean has(PurposeOptions purpose, Gate gate) {
    return purpose.gate().filter(gate::equals).isPresent();
  }

  private static PurposeSetting setting(PurposeOptions written) {
    return new PurposeSetting(
        written.told().orElse(true),
        written.gate().orElse(Gate.NONE),
        written.basis().orElse(LawfulBasis.CONSENT),
        written.lasts());
  }

  private static PolicyRule rule(RuleOptions written) {
    Map<String, NamePattern> claims = new TreeMap<>();
    written
        .claims()
        .orElse(Map.of())
        .forEach((claim, value) -> claims.put(claim, new NamePattern(value)));
    Map<Purpose, PurposeChange> changes = new LinkedHashMap<>();
    ordered(written.purposes())
        .forEach(
            (purpose, change) ->
                changes.put(
                    purpose,
                    new PurposeChange(
                        change.told(), change.gate(), change.basis(), change.lasts())));
    return new PolicyRule(
        new Condition(
            patterns(written.rooms()), patterns(written.tenants()), claims, written.visitors()),
        changes);
  }

  private static List<NamePattern> patterns(Optional<List<String>> written) {
    return written.orElse(List.of()).stream().map(NamePattern::new).toList();
  }

  private static Map<Purpose, PurposeOptions> ordered(Map<String, PurposeOptions> written) {
    Map<Purpose, PurposeOptions> ordered = new LinkedHashMap<>();
    for (Purpose purpose : ORDER) {
      if (written.containsKey(purpose.id())) {
        ordered.put(purpose, written.get(purpose.id()));
      }
    }
    written.forEach((id, options) -> ordered.putIfAbsent(new Purpose(id), options));
    return ordered;
  }
}

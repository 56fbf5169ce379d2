package jitsiprivacy.consent.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jitsiprivacy.consent.Purpose;

/**
 * What is asked of whom: the settings for everybody, and over them all rules that apply, one over
 * the other in their order.
 */
public final class ConsentPolicy {

  private final Map<Purpose, PurposeSetting> everybody;
  private final List<PolicyRule> rules;
  private final ConsentTerms withoutRules;

  public ConsentPolicy(Map<Purpose, PurposeSetting> everybody, List<PolicyRule> rules) {
    this.everybody = new LinkedHashMap<>(everybody);
    this.rules = List.copyOf(rules);
    this.withoutRules = terms(this.everybody);
  }

  public ConsentTerms termsFor(Facts facts) {
    if (rules.isEmpty()) {
      return withoutRules;
    }
    Map<Purpose, PurposeSetting> settings = new LinkedHashMap<>(everybody);
    for (PolicyRule rule : rules) {
      if (rule.condition().holds(facts)) {
        rule.changes()
            .forEach(
                (purpose, change) ->
                    settings.put(
                        purpose,
                        change.appliedTo(settings.getOrDefault(purpose, PurposeSetting.OWN))));
      }
    }
    return terms(settings);
  }

  private static ConsentTerms terms(Map<Purpose, PurposeSetting> settings) {
    Map<Purpose, PurposeTerms> terms = new LinkedHashMap<>();
    settings.forEach(
        (purpose, setting) -> {
          if (setting.told()) {
            terms.put(purpose, setting.terms());
          }
        });
    return new ConsentTerms(terms);
  }
}

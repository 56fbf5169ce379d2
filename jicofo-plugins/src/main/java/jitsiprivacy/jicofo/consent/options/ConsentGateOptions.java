package jitsiprivacy.jicofo.consent.options;

import java.util.List;
import java.util.Map;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.jicofo.consent.rest.RestOptions;

/** {@code privacy.consent-gate}. */
public record ConsentGateOptions(
    boolean enabled,
    Map<String, PurposeOptions> purposes,
    List<RuleOptions> rules,
    KindOptions kinds,
    boolean exemptHealthCheck,
    boolean suppressP2p,
    NoticeOptions notice,
    AccountOptions accounts,
    SilenceOptions silence,
    ChatOptions chat,
    boolean unmutingAgrees,
    RestOptions rest) {

  public ConsentGateOptions {
    names(purposes);
    rules.forEach(rule -> names(rule.purposes()));
  }

  private static void names(Map<String, PurposeOptions> purposes) {
    for (String name : purposes.keySet()) {
      if (!Purpose.isOne(name)) {
        throw new IllegalArgumentException(
            "purposes: \""
                + name
                + "\" is no name for one: a lower-case letter, and up to 31 more,"
                + " digits or hyphens");
      }
    }
  }
}

package jitsiprivacy.consent.policy;

import java.util.Map;
import jitsiprivacy.consent.Purpose;

/** For some, some purposes are set otherwise. */
public record PolicyRule(Condition condition, Map<Purpose, PurposeChange> changes) {}

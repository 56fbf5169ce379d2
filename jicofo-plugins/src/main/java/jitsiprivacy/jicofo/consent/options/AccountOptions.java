package jitsiprivacy.jicofo.consent.options;

import java.util.Set;

/** Who is the same person next time. */
public record AccountOptions(Set<String> domains) {}

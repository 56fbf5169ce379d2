package jitsiprivacy.cli.audit.entries;

import jitsiprivacy.audit.entry.Fact;

/** The value of a fact in words; not yet safe to show. */
final class FactText {

  private FactText() {}

  static String of(Fact fact, String between) {
    if (fact instanceof Fact.Text text) {
      return text.value();
    }
    if (fact instanceof Fact.Amount amount) {
      return String.valueOf(amount.value());
    }
    if (fact instanceof Fact.Flag flag) {
      return flag.value() ? "yes" : "no";
    }
    return String.join(between, ((Fact.Texts) fact).values());
  }
}

package jitsiprivacy.logs;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stands for another one: its name, stack and causes, with what they say anonymized. */
final class AnonymizedThrowable extends Throwable {

  private final String name;

  private AnonymizedThrowable(Throwable original, UnaryOperator<String> anonymize) {
    super(original.getMessage() == null ? null : anonymize.apply(original.getMessage()));
    this.name = original.getClass().getName();
    setStackTrace(original.getStackTrace());
  }

  static Throwable of(Throwable original, UnaryOperator<String> anonymize) {
    return of(original, anonymize, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /**
   * @param seen some are their own cause in the end
   */
  private static Throwable of(
      Throwable original, UnaryOperator<String> anonymize, Set<Throwable> seen) {
    if (original == null || !seen.add(original)) {
      return null;
    }
    AnonymizedThrowable anonymized = new AnonymizedThrowable(original, anonymize);
    anonymized.initCause(of(original.getCause(), anonymize, seen));
    for (Throwable suppressed : original.getSuppressed()) {
      Throwable other = of(suppressed, anonymize, seen);
      if (other != null) {
        anonymized.addSuppressed(other);
      }
    }
    return anonymized;
  }

  /** As the original, whose name says more than ours. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return getMessage() == null ? name : name + ": " + getMessage();
  }
}

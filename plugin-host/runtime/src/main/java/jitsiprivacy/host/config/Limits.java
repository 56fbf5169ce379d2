package jitsiprivacy.host.config;

import java.lang.reflect.AnnotatedElement;
import java.util.function.LongFunction;

/** The limits a record component declares; {@code null} for none. */
record Limits(Long least, Long most, Matching matching, boolean notEmpty) {
  static Limits of(AnnotatedElement component) {
    AtLeast least = component.getAnnotation(AtLeast.class);
    AtMost most = component.getAnnotation(AtMost.class);
    return new Limits(
        least == null ? null : least.value(),
        most == null ? null : most.value(),
        component.getAnnotation(Matching.class),
        component.isAnnotationPresent(NotEmpty.class));
  }

  /** What holds for each element when these are the limits of a collection. */
  Limits ofElements() {
    return new Limits(least, most, matching, false);
  }

  boolean contain(double value) {
    return (least == null || value >= least) && (most == null || value <= most);
  }

  boolean contain(long value) {
    return (least == null || value >= least) && (most == null || value <= most);
  }

  /** "", " of at least 1", " of at most 9" or " from 1 to 9". */
  String range(LongFunction<String> shown) {
    if (least != null && most != null) {
      return " from " + shown.apply(least) + " to " + shown.apply(most);
    }
    if (least != null) {
      return " of at least " + shown.apply(least);
    }
    return most == null ? "" : " of at most " + shown.apply(most);
  }

  boolean hasRange() {
    return least != null || most != null;
  }
}

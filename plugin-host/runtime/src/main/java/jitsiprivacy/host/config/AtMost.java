package jitsiprivacy.host.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Highest value allowed, inclusive: of a number, or of a duration in milliseconds. On a collection
 * or map it holds for each element.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AtMost {
  /** The limit. */
  long value();
}

package jitsiprivacy.host.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a text must look like. On a collection or map it holds for each element. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matching {
  /** Must match the whole text. */
  String regex();

  /** What the operator is told to write, with its article: "a domain name". */
  String means();
}

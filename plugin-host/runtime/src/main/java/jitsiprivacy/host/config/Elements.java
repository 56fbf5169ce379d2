package jitsiprivacy.host.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A {@link List}, or a {@link Set}, which keeps the order and takes nothing twice. */
final class Elements implements OptionType {
  private final OptionType element;
  private final boolean distinct;

  Elements(OptionType element, boolean distinct) {
    this.element = element;
    this.distinct = distinct;
  }

  OptionType element() {
    return element;
  }

  @Override
  public Object read(ConfigValue value, Place place) {
    if (!place.hasValue(value, allowed())) {
      return null;
    }
    if (!(value instanceof ConfigList list)) {
      place.refuse(value, allowed());
      return null;
    }
    List<Object> values = new ArrayList<>();
    Set<Object> seen = new LinkedHashSet<>();
    boolean complete = true;
    for (int i = 0; i < list.size(); i++) {
      Object read = element.read(list.get(i), place.element(i));
      complete &= read != null;
      values.add(read);
      if (distinct && read != null && !seen.add(read)) {
        place.element(i).report(list.get(i), "stands in this list twice");
        complete = false;
      }
    }
    if (!complete) {
      return null;
    }
    return distinct ? Collections.unmodifiableSet(seen) : List.copyOf(values);
  }

  @Override
  public String allowed() {
    return "a list" + (distinct ? " without repeats" : "") + ", each " + element.allowed();
  }
}

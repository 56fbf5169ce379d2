package jitsiprivacy.host.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** An enum, by its constants in kebab case. */
final class OneOf implements Scalar {
  private final Map<String, Object> constants = new LinkedHashMap<>();

  OneOf(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      constants.put(Kebab.ofConstant((Enum<?>) constant), constant);
    }
  }

  @Override
  public Object parse(String text) {
    return constants.get(text);
  }

  @Override
  public String allowed() {
    return "one of: " + String.join(", ", constants.keySet());
  }
}

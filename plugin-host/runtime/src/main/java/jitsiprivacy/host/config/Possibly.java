package jitsiprivacy.host.config;

import com.typesafe.config.ConfigValue;
import java.util.Optional;

/** An {@link Optional}: empty when nobody wrote the option. */
final class Possibly implements OptionType {
  private final OptionType type;

  Possibly(OptionType type) {
    this.type = type;
  }

  OptionType type() {
    return type;
  }

  @Override
  public Object read(ConfigValue value, Place place) {
    Object read = type.read(value, place);
    // An Optional of null would be one that is empty: a value that failed is not.
    return read == null ? null : Optional.of(read);
  }

  @Override
  public String allowed() {
    return type.allowed();
  }

  @Override
  public Object absent() {
    return Optional.empty();
  }
}

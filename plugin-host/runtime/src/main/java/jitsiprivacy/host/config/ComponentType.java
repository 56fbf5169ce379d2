package jitsiprivacy.host.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses the option type for a record component. */
final class ComponentType {

  private ComponentType() {}

  /**
   * Chooses it.
   *
   * @throws IllegalStateException for a type that cannot be configured
   */
  static OptionType of(RecordComponent component) {
    OptionType type = of(component.getGenericType(), true);
    if (type == null) {
      throw new IllegalStateException(
          component.getDeclaringRecord().getName()
              + "."
              + component.getName()
              + " cannot be configured: "
              + component.getGenericType().getTypeName());
    }
    return type;
  }

  /**
   * Chooses it for a part of the type; {@code null} for none.
   *
   * @param outermost whether this is the component itself: what is inside of a collection cannot be
   *     absent
   */
  private static OptionType of(Type type, boolean outermost) {
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    if (!(type instanceof ParameterizedType generic)) {
      return null;
    }
    Type[] arguments = generic.getActualTypeArguments();
    OptionType inner = of(arguments[arguments.length - 1], false);
    if (inner == null) {
      return null;
    }
    if (generic.getRawType() == Optional.class && outermost) {
      return new Possibly(inner);
    }
    if (generic.getRawType() == List.class || generic.getRawType() == Set.class) {
      return new Elements(inner, generic.getRawType() == Set.class);
    }
    boolean isMap = generic.getRawType() == Map.class && arguments[0] == String.class;
    return isMap ? new Named(inner) : null;
  }

  private static OptionType of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return new WholeNumber(true);
    }
    if (type == long.class || type == Long.class) {
      return new WholeNumber(false);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new TrueOrFalse();
    }
    if (type == String.class) {
      return new Text();
    }
    if (type == Duration.class) {
      return new TimeSpan();
    }
    if (type == Period.class) {
      return new CalendarPeriod();
    }
    if (type == Path.class) {
      return new AbsolutePath();
    }
    if (type.isEnum()) {
      return new OneOf(type);
    }
    return type.isRecord() ? new RecordType(type.asSubclass(Record.class)) : null;
  }
}

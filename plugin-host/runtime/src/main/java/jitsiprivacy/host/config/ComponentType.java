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
  private final RecordComponent component;
  private final Limits limits;

  private ComponentType(RecordComponent component, Limits limits) {
    this.component = component;
    this.limits = limits;
  }

  /**
   * Chooses it, with the limits the component declares.
   *
   * @throws IllegalStateException for a type that cannot be configured, or a limit its type has not
   */
  static OptionType of(RecordComponent component) {
    ComponentType chooser = new ComponentType(component, Limits.of(component));
    return chooser.of(component.getGenericType(), true);
  }

  /**
   * Chooses it for a part of the type.
   *
   * @param outermost whether this is the component itself: what is inside of a collection cannot be
   *     absent, and {@link NotEmpty} is about the collection
   */
  private OptionType of(Type type, boolean outermost) {
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type last = arguments[arguments.length - 1];
      if (generic.getRawType() == Optional.class && outermost) {
        return new Possibly(of(last, false));
      }
      ComponentType inner = new ComponentType(component, limits.ofElements());
      if (generic.getRawType() == List.class) {
        return new Elements(inner.of(last, false), false, limits.notEmpty());
      }
      if (generic.getRawType() == Set.class) {
        return new Elements(inner.of(last, false), true, limits.notEmpty());
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Named(inner.of(last, false), limits.notEmpty());
      }
    }
    throw unfit("cannot be configured: " + type.getTypeName());
  }

  private OptionType of(Class<?> type) {
    boolean isNumber =
        type == int.class || type == Integer.class || type == long.class || type == Long.class;
    boolean isDecimal = type == double.class || type == Double.class;
    if (limits.hasRange() && !isNumber && !isDecimal && type != Duration.class) {
      throw unfit("has limits but is neither a number nor a duration");
    }
    if ((limits.matching() != null || limits.notEmpty()) && type != String.class) {
      throw unfit("has limits of a text but is none");
    }
    if (isNumber) {
      return new WholeNumber(type == int.class || type == Integer.class, limits);
    }
    if (isDecimal) {
      return new DecimalNumber(limits);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new TrueOrFalse();
    }
    if (type == String.class) {
      return new Text(limits);
    }
    if (type == Duration.class) {
      return new TimeSpan(limits);
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
    if (type.isRecord()) {
      return new RecordType(type.asSubclass(Record.class));
    }
    throw unfit("cannot be configured: " + type.getName());
  }

  private IllegalStateException unfit(String why) {
    String name = component.getDeclaringRecord().getName() + "." + component.getName();
    return new IllegalStateException(name + " " + why);
  }
}

package jitsiprivacy.host.pipeline;

import java.util.Comparator;
import java.util.List;
import jitsiprivacy.spi.Direction;

/** Routes of one direction, by the exact class of the stanza; each class is worked out once. */
final class RouteTable extends ClassValue<Route<?>[]> {

  private static final Route<?>[] NONE = {};

  private final List<Route<?>> ordered;

  RouteTable(Direction direction, List<Route<?>> routes) {
    this.ordered =
        routes.stream()
            .filter(route -> route.interest().direction() == direction)
            .sorted(
                Comparator.<Route<?>>comparingInt(route -> route.interest().order())
                    .thenComparing(Route::guard))
            .toList();
  }

  @Override
  protected Route<?>[] computeValue(Class<?> stanzaClass) {
    Route<?>[] found =
        ordered.stream()
            .filter(route -> route.interest().type().isAssignableFrom(stanzaClass))
            .toArray(Route<?>[]::new);
    return found.length == 0 ? NONE : found;
  }
}

package jitsiprivacy.host.start;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jitsiprivacy.host.pipeline.Route;
import jitsiprivacy.spi.Interception;
import org.jivesoftware.smack.packet.Stanza;

/** The routes that the running guards asked for. */
final class GuardRoutes {

  private static final Key<Set<Interception<?>>> INTERCEPTIONS = Key.get(new TypeLiteral<>() {});

  private GuardRoutes() {}

  static List<Route<?>> of(Injector injector) {
    List<Route<?>> routes = new ArrayList<>();
    for (Interception<?> interception : injector.getInstance(INTERCEPTIONS)) {
      routes.add(route(injector, interception));
    }
    return routes;
  }

  private static <S extends Stanza> Route<S> route(
      Injector injector, Interception<S> interception) {
    return new Route<>(
        interception.guard(),
        interception.interest(),
        injector.getInstance(interception.interceptor()));
  }
}

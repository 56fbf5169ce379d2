package jitsiprivacy.spi;

import org.jivesoftware.smack.packet.Stanza;

/**
 * An interest of a guard and the class that follows it up; the instance comes from the injector.
 *
 * <p>Not a record: it goes into a set, and the first hash of a record delays the host's start.
 */
public final class Interception<S extends Stanza> {

  private final String guard;
  private final Interest<S> interest;
  private final Class<? extends StanzaInterceptor<S>> interceptor;

  Interception(
      String guard, Interest<S> interest, Class<? extends StanzaInterceptor<S>> interceptor) {
    this.guard = guard;
    this.interest = interest;
    this.interceptor = interceptor;
  }

  public String guard() {
    return guard;
  }

  public Interest<S> interest() {
    return interest;
  }

  public Class<? extends StanzaInterceptor<S>> interceptor() {
    return interceptor;
  }
}

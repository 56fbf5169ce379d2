package jitsiprivacy.spi;

import org.jivesoftware.smack.packet.Stanza;

/**
 * An interest of a guard and the class that follows it up; the instance comes from the injector.
 */
public record Interception<S extends Stanza>(
    String guard, Interest<S> interest, Class<? extends StanzaInterceptor<S>> interceptor) {}

package jitsiprivacy.spi;

import org.jivesoftware.smack.packet.Stanza;

/** An interest and the class that follows it up; the instance comes from the guard's injector. */
public record Interception<S extends Stanza>(
    Interest<S> interest, Class<? extends StanzaInterceptor<S>> interceptor) {}

/**
 * What a guard is written against.
 *
 * <p>A guard is a {@link jitsiprivacy.spi.GuardModule} named in {@code
 * META-INF/services/jitsiprivacy.spi.GuardModule} and switched on by {@code enabled = true} in its
 * section of {@code privacy.conf}. It states which stanzas it wants to see, which methods of the
 * host it stands in, and what is refused while it cannot work.
 */
package jitsiprivacy.spi;

/**
 * Consent over REST, for portals of the operator's own: on the loopback address, with a token. What
 * it can do is a {@link jitsiprivacy.jicofo.consent.rest.PortalDesk}; docs/consent-rest.md
 * describes the rest.
 *
 * <p>The server is the JDK's {@code com.sun.net.httpserver}: not internal in spite of its name, but
 * the exported API of the module {@code jdk.httpserver}.
 */
package jitsiprivacy.jicofo.consent.rest;

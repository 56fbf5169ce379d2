/**
 * A videobridge without media: it keeps conferences, endpoints and their force-mute state as
 * colibri2 tells it to, and shows them over HTTP in the shape of the real one's debug output.
 *
 * <p>An export is a websocket with a packet for each that would be forwarded, and nothing in it.
 *
 * <p>Left out: DTLS, RTP, relays, sources, load, health checks and the graceful shutdown.
 * Transports it hands out are plausible and lead nowhere, except where the configuration names an
 * address: there it does ICE on the real one's ice4j.
 */
package jitsiprivacy.testbed.standins.bridge;

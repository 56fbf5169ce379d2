/**
 * A bridge that speaks like Jitsi Videobridge and forwards nothing. All code is ours; names are the
 * real one's where something looks for them.
 *
 * <p>Left out: media, ICE and DTLS (the transport in an answer leads nowhere), relays, sources,
 * payload types, the bridge channel, graceful shutdown, and whatever /debug shows beyond the forced
 * mutes. What nobody connects to is kept until it is expired by a request.
 */
package org.jitsi.videobridge;

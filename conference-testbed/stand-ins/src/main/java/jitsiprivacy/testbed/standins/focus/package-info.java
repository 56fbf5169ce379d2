/**
 * A focus that runs meetings as Jicofo does, as far as a guard at its XMPP connection or at the
 * invitation can tell.
 *
 * <p>Left out: signaling of sources between participants (nobody hears of anybody's), codec and
 * start-muted preferences, relays between bridges (a meeting is on one bridge), visitors, lobby,
 * all of the room metadata but transcription, telephones, SIP Jibris, retries with another Jibri or
 * Jigasi, authentication, rate limits, timeouts of lonely participants, health checks, REST,
 * reconnecting.
 */
package jitsiprivacy.testbed.standins.focus;

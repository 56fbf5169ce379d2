/**
 * A focus that speaks like Jicofo and does as little as tests need. All code is ours; names are the
 * real one's where something looks for them.
 *
 * <p>Left out: roles and the rights they give (any occupant may mute and record), authentication,
 * lobby, visitors, AV moderation, sources and their signalling, the participants' transports and
 * session-accept (acknowledged and forgotten), ICE restart, transport-replace (a move to another
 * bridge is a new session), several bridges for one conference by choice, transcribers, SIP,
 * service discovery of participants, the timeout of a room that nobody joins, metrics.
 */
package org.jitsi.jicofo;

package jitsiprivacy.jicofo.bridge;

import org.jxmpp.jid.Jid;

/**
 * Which export of a bridge.
 *
 * @param id empty in releases in which a meeting has one alone
 */
public record ConnectKey(Jid bridge, String meeting, String id) {}

/**
 * Where secrets and identities begin and end, in the shapes that Jitsi, Prosody, nginx and coturn
 * write them. Quotes and separators stay, so that a line can still be parsed.
 *
 * <table>
 * <caption>What is found</caption>
 * <tr><th>rule</th><th>shapes</th></tr>
 * <tr><td>JWT</td><td>{@code eyJ…} with a dot and more behind; cut short or not</td></tr>
 * <tr><td>bearer</td><td>{@code Authorization: <scheme> …}, {@code Bearer …} with sixteen characters
 *     or more and a digit, {@code token=}, {@code access_token=}, {@code jwt=}</td></tr>
 * <tr><td>ICE password</td><td>{@code pwd=}, {@code "pwd":}, {@code ice-pwd:}; the
 *     rest of the line behind {@code invalid password. Expected:}</td></tr>
 * <tr><td>password</td><td>{@code password=}, {@code "password":}, also passwd and passphrase; {@code
 *     scheme://user:…@host}; {@code <password>…<}, the text of {@code <auth>}; {@code Found value … for key
 *     '….password'}</td></tr>
 * <tr><td>stream key</td><td>{@code streamid=}, {@code "streamId":}, also streamkey; {@code
 *     rtmp://host/application/…}</td></tr>
 * <tr><td>e-mail</td><td>{@code local@domain}, also with {@code %40}, that is no JID and no unit of systemd</td></tr>
 * <tr><td>stats id, display name</td><td>{@code stats-id=}, {@code stats_id=}, {@code "statsId":},
 *     {@code <stats-id>…<}; {@code displayName=}, {@code "displayName":}, {@code <nick>…<}, {@code <name>…<} in
 *     {@code <user>}</td></tr>
 * <tr><td>host name</td><td>in place of the address of an ICE candidate: {@code ip='…'}, {@code
 *     rel-addr='…'}, {@code "ip":"…"}, {@code candidate:1 1 udp 1 … 5 typ}, {@code …:5/udp/host}, {@code
 *     non-literal address: …}; not under {@code .local}</td></tr>
 * </table>
 *
 * <p>Of a quoted name and value, the quotes may also be entities or have backslashes before them.
 *
 * <p>A JID (RFC 7622) looks like an e-mail address and is everywhere in these logs, as the name of
 * a room. It stays when a resource follows ({@code /nick}), when its domain begins with a label
 * that Jitsi gives to a component ({@code conference.}, {@code muc.}, {@code auth.} …), when its
 * local part is a service ({@code focus}, {@code jvb} …) or a UUID, when it stands in an attribute
 * that holds a JID ({@code from='…'}, {@code conf_name=}), or behind {@code xmpp:}. Everything else
 * of that shape is taken for an e-mail address.
 */
package jitsiprivacy.anonymizer.secret;

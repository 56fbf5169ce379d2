/**
 * The type that the invitation hook's descriptor names. The real one has some thirty methods more.
 */
package org.jitsi.jicofo.xmpp.muc;

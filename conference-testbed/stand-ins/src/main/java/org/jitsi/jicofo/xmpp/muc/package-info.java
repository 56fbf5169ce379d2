/** The room of a conference and who is in it. */
package org.jitsi.jicofo.xmpp.muc;

/** A conference: who takes part, and with which bridge. */
package org.jitsi.jicofo.conference;

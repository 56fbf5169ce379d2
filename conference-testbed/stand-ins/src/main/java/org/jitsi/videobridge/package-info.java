/** Nothing but the name under which an agent expects the bridge's main class. */
package org.jitsi.videobridge;

/** Nothing but names under which an agent expects classes of the bridge. */
package org.jitsi.videobridge;

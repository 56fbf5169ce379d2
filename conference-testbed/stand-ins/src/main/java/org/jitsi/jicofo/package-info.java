/** Nothing but the name under which an agent expects the focus's main class. */
package org.jitsi.jicofo;

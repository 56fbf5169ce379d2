/** The bridges, and what a brewery is. */
package org.jitsi.jicofo.bridge;

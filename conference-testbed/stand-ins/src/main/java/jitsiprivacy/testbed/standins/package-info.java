/**
 * What the two stand-ins share: how they reach the XMPP server, and rooms in which services
 * announce themselves.
 */
package jitsiprivacy.testbed.standins;

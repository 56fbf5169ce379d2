/** What both stand-ins need: the login to the XMPP server and a few answers over HTTP. */
package testbed.standin;

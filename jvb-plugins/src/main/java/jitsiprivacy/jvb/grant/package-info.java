/** Grants as they come in, and what they are checked with. */
package jitsiprivacy.jvb.grant;

/** Our own threads. */
package jitsiprivacy.host.background;

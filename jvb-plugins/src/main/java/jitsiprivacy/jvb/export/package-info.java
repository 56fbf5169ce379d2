/** Exports: media for somebody who is not in the conference. */
package jitsiprivacy.jvb.export;

/** What the plugins of the focus and of the bridge read and write alike between the two. */
package jitsiprivacy.colibri;

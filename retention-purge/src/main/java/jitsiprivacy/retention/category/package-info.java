/** Kinds of what is kept: where it lies, since when its time runs, and what becomes of it then. */
package jitsiprivacy.retention.category;

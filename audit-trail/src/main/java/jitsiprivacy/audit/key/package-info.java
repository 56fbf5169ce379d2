/** The secrets of an archive on disk, and who may read them. */
package jitsiprivacy.audit.key;

/** Small files that several processes write, one at a time. */
package jitsiprivacy.audit.anchor.files;

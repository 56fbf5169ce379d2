/** Small files of which each is one thing: written as a whole or not at all, strictly read. */
package jitsiprivacy.retention.files;

/** Deletes what is due, and nothing else; says what it would do before it does it. */
package jitsiprivacy.retention.purge;

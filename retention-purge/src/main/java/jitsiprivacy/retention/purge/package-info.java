/**
 * Deletes what is due, archives, withdraws, anonymizes or cuts it, and nothing else; says what it
 * would do before it does it.
 */
package jitsiprivacy.retention.purge;

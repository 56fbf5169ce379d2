/** What {@code jitsi-privacy purge} deletes from where nothing is a file of its own. */
package jitsiprivacy.cli.purge.store;

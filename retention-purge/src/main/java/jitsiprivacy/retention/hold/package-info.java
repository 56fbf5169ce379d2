/** What must not be deleted, though it is due: legal holds. */
package jitsiprivacy.retention.hold;

/** Finds a person in texts, as those call them, and takes them out. */
package jitsiprivacy.retention.subject;

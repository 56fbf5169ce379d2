/**
 * What is kept for how long, what must not be deleted yet, and the deleting itself. Knows no Jitsi,
 * and nothing of the other guards: what a recording or a row of theirs is, it is told.
 */
package jitsiprivacy.retention;

package jitsiprivacy.retention.purge;

import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.tree.Taken;

/**
 * Something that is due and was taken out of everybody's reach.
 *
 * @param about what it is about, for holds
 */
record InHand(Candidate candidate, Held about, Taken taken) {}

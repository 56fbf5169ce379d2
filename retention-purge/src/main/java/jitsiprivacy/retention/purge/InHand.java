package jitsiprivacy.retention.purge;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.tree.Taken;

/**
 * Something that is due and was taken out of everybody's reach.
 *
 * @param about what it is about, for holds
 * @param oldest entry at its head that is due; empty where all of it is
 */
record InHand(Candidate candidate, Held about, Optional<Instant> oldest, Taken taken) {}

package jitsiprivacy.audit.anchor.witness;

import java.util.Optional;
import jitsiprivacy.audit.note.Cosignature;

/**
 * What became of asking a witness.
 *
 * @param witness that was asked
 * @param cosignature what it said, which is kept now; nothing when it said nothing of use
 * @param problem why not, for people; empty when there is a cosignature
 * @param alarm whether that is because of what it saw before: the log was set back or rewritten
 */
public record WitnessOutcome(
    WitnessEndpoint witness, Optional<Cosignature> cosignature, String problem, boolean alarm) {}

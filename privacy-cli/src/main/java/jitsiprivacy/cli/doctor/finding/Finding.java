package jitsiprivacy.cli.doctor.finding;

import java.util.Optional;

/**
 * Something that is wrong.
 *
 * @param area of what is examined
 * @param where a file, a program or a directory
 * @param what is wrong with it, in a sentence
 * @param repair empty when it is the operator's to mend
 */
public record Finding(String area, Kind kind, String where, String what, Optional<Repair> repair) {}

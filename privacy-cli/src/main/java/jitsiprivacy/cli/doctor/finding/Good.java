package jitsiprivacy.cli.doctor.finding;

/**
 * Something that is as it should be.
 *
 * @param area of what is examined
 * @param where a file, a program or a directory
 */
public record Good(String area, String where, String what) {}

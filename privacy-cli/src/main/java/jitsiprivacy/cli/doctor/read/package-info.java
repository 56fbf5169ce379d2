/**
 * Settings of other programs, read as far as it takes to know what they say. A language is not run:
 * what is computed is not known.
 */
package jitsiprivacy.cli.doctor.read;

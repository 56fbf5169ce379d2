/**
 * Files of a directory that may be somebody else's: no link in it is followed, and what is read,
 * made and renamed is looked up in the directory that was opened, whatever its path is by now.
 */
package jitsiprivacy.cli.scrub.files;

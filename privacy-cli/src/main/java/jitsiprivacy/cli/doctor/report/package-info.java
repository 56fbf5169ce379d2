/** How it is said, for people and for programs. */
package jitsiprivacy.cli.doctor.report;

/** What is examined, a class for each thing that can be wrong by itself. */
package jitsiprivacy.cli.doctor.check;

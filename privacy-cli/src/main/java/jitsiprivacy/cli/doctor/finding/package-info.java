/** What the doctor has to say. */
package jitsiprivacy.cli.doctor.finding;

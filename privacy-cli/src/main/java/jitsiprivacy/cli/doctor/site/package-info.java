/** The host that is examined: the running one, or the root of another that is mounted here. */
package jitsiprivacy.cli.doctor.site;

/** How we are doing: one picture, shown in the log at start, in the status file and as metrics. */
package jitsiprivacy.host.health;

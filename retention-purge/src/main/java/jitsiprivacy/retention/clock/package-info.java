/** When the time of something began, by its name or by what is written in it. */
package jitsiprivacy.retention.clock;

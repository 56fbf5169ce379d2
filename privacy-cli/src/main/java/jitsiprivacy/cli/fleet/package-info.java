/** {@code jitsi-privacy fleet}: what the doctor found on many hosts, in one report. */
package jitsiprivacy.cli.fleet;

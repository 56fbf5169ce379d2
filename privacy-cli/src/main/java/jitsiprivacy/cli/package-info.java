/** The command {@code jitsi-privacy}: what all subcommands share. Each has a package of its own. */
package jitsiprivacy.cli;

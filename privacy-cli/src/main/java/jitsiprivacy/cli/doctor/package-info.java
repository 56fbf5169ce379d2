/** {@code jitsi-privacy doctor}: whether an installation keeps what it promises. */
package jitsiprivacy.cli.doctor;

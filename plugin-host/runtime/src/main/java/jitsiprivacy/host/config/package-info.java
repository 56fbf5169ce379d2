/**
 * The operator's configuration: {@code privacy.conf} and {@code conf.d}, read strictly into
 * records.
 *
 * <p>What is written there decides whose media flows, so nothing is guessed: an unknown option, a
 * value outside its limits or a file that cannot be read is an error with file and line, and all
 * errors are told at once.
 */
package jitsiprivacy.host.config;

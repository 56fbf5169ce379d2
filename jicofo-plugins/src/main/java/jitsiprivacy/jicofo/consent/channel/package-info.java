/** The ways in which participants say what they decide. */
package jitsiprivacy.jicofo.consent.channel;

/**
 * Consent by chat, for clients that have no dialog: the commands that participants write, and the
 * lines that they are told. Each language is one file of words and texts.
 */
package jitsiprivacy.consent.chat;

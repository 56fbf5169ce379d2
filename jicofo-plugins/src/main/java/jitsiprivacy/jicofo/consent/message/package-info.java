/** What participants are told about consent: messages for their dialog, lines for their chat. */
package jitsiprivacy.jicofo.consent.message;

/**
 * Who agreed to what. Knows no Jitsi: an adapter opens an {@link
 * jitsiprivacy.consent.OccupantConsent} for each participant the server vouches for and hands it
 * what that participant stated.
 */
package jitsiprivacy.consent;

/** The consent dialog in the distribution's Chromium, on a page that stands in for Jitsi Meet's. */
package jitsiprivacy.consent.web;

/** Requests to servers that are not trusted: bounded in time and length, no redirects. */
package jitsiprivacy.audit.anchor.http;

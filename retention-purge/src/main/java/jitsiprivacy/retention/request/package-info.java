/** What data subjects ask for, and by when they have to be answered. */
package jitsiprivacy.retention.request;

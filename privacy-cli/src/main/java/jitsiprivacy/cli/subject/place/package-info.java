/** Where something about a person may be, and what can be done about it there. */
package jitsiprivacy.cli.subject.place;

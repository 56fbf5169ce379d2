/** What is handed out to a person. */
package jitsiprivacy.cli.subject.handout;

/** Keeps another program in step with what should hold, beside a host that talks to it too. */
package jitsiprivacy.jicofo.instep;

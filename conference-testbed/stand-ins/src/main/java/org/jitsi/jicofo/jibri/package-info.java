/** The recorders and what a conference does with them. */
package org.jitsi.jicofo.jibri;

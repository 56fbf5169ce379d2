/**
 * The class that the invitation hook names, with the one decision it takes: who is invited when.
 * Everything after that decision is in {@code jitsiprivacy.testbed.standins.focus}.
 *
 * <p>The source directories {@code old-invite} and {@code renamed-invite} hold other versions of
 * it, to be put in front of the class path.
 */
package org.jitsi.jicofo.conference;

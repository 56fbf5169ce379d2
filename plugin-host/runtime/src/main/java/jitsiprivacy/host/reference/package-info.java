/**
 * Tells before the host's {@code main} runs whether the host has every class, method and field that
 * a guard, or the host of guards itself, was compiled against.
 *
 * <p>The build collects the references of our bytecode ({@link
 * jitsiprivacy.host.reference.ReferenceCollector}) into one file a guard and one for their host; at
 * start and in {@code doctor} they are held against the class files of the host ({@link
 * jitsiprivacy.host.reference.ReferenceChecker}). No class of the host is loaded for it.
 */
package jitsiprivacy.host.reference;

package jitsiprivacy.spi;

import java.util.List;

/**
 * A method of the host we stand in because no stanza carries the decision.
 *
 * @param id short name, as shown in status and metrics
 * @param className binary name of the host's class
 * @param method the method's name
 * @param descriptors JVM descriptors under which supported releases declare it; exactly one must be
 *     there
 */
public record NamedHook(String id, String className, String method, List<String> descriptors) {
  public NamedHook {
    descriptors = List.copyOf(descriptors);
  }
}

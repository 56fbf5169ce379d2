package jitsiprivacy.host.reference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Walks from a class of ours to all it reaches and gathers what belongs to the host. */
final class Reach {
  private static final List<String> HOST_PREFIXES =
      List.of("org/jivesoftware/", "org/jxmpp/", "org/jitsi/", "io/prometheus/client/");
  private static final String OUR_PREFIX = "jitsiprivacy/";

  private final ClassSource ours;
  private final InheritedMembers inherited;
  // What a class refers to; null when it is not ours.
  private final Map<String, SortedSet<Reference>> scanned = new HashMap<>();

  Reach(ClassSource ours, ClassSource others) {
    this.ours = ours;
    this.inherited = new InheritedMembers(new Hierarchy(ours.or(others)), this::isOurs);
  }

  SortedSet<Reference> from(String root) throws IOException {
    if (!isOurs(root)) {
      throw new IOException(Words.dotted(root) + " is in none of the given roots");
    }
    NavigableSet<Reference> needed = new TreeSet<>();
    Set<String> seen = new HashSet<>(Set.of(root));
    Deque<String> toScan = new ArrayDeque<>(seen);
    while (!toScan.isEmpty()) {
      for (Reference reference : scan(toScan.remove())) {
        String owner = reference.owner();
        if (isHost(owner)) {
          needed.add(reference);
        } else if (isOurs(owner)) {
          inherited.ofHost(reference).ifPresent(needed::add);
          if (seen.add(owner)) {
            toScan.add(owner);
          }
        }
      }
    }
    return needed;
  }

  static boolean isHost(String className) {
    return HOST_PREFIXES.stream().anyMatch(className::startsWith);
  }

  private boolean isOurs(String className) throws IOException {
    return !isHost(className) && scan(className) != null;
  }

  private SortedSet<Reference> scan(String className) throws IOException {
    SortedSet<Reference> known = scanned.get(className);
    if (known != null || scanned.containsKey(className)) {
      return known;
    }
    byte[] classFile = ours.find(className);
    // A root that was forgotten must not hide what its classes need.
    if (classFile == null && className.startsWith(OUR_PREFIX)) {
      throw new IOException(Words.dotted(className) + " is in none of the given roots");
    }
    SortedSet<Reference> references = classFile == null ? null : read(className, classFile);
    scanned.put(className, references);
    return references;
  }

  private static SortedSet<Reference> read(String className, byte[] classFile) throws IOException {
    try {
      return ReferenceScanner.scan(classFile);
    } catch (RuntimeException e) {
      // What ASM throws at a broken or too new class file depends on where it breaks.
      throw new IOException(Words.dotted(className) + " cannot be read: " + e, e);
    }
  }
}

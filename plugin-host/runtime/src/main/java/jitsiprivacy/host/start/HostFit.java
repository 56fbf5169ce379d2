package jitsiprivacy.host.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.reference.Mismatch;
import jitsiprivacy.host.reference.Reference;
import jitsiprivacy.host.reference.ReferenceChecker;
import jitsiprivacy.host.reference.ReferenceFile;
import jitsiprivacy.spi.GuardModule;

/** Whether what a guard refers to is there in the host's classes. */
final class HostFit {

  private final ReferenceChecker checker;
  private final ClassSource classes;

  HostFit(ClassSource classes) {
    this.classes = classes;
    this.checker = new ReferenceChecker();
  }

  /** For an operator, empty when all is there. */
  List<String> problems(GuardModule guard) throws IOException {
    String list = ReferenceFile.resource(guard.id());
    try (InputStream in = guard.getClass().getResourceAsStream("/" + list)) {
      if (in == null) {
        return List.of("its jar holds no " + list);
      }
      Collection<Reference> references = ReferenceFile.read(in);
      return checker.check(references, classes).stream().map(Mismatch::problem).toList();
    }
  }
}

package jitsiprivacy.host.start;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the injector without what takes Guice longest: classes generated for calls that are made
 * once, and stack traces of every binding. Guice takes that from system properties, once, when its
 * first class is loaded; the host's own are left as they were.
 */
final class LeanInjector {

  private static final Map<String, String> FLAGS =
      Map.of("guice_bytecode_gen_option", "DISABLED", "guice_include_stack_traces", "OFF");

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger GUICE = Logger.getLogger("com.google.inject");

  private LeanInjector() {}

  static Injector of(List<Module> modules) {
    List<String> ours =
        FLAGS.keySet().stream().filter(flag -> System.getProperty(flag) == null).toList();
    ours.forEach(flag -> System.setProperty(flag, FLAGS.get(flag)));
    if (GUICE.getLevel() == null) {
      GUICE.setLevel(Level.WARNING); // How it gets on belongs into no log of the host's.
    }
    try {
      return Guice.createInjector(modules);
    } finally {
      ours.forEach(System::clearProperty);
    }
  }
}

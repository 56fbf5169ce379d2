package jitsiprivacy.agent;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;

/**
 * Child-first loader for everything of ours but the bridge. Of the host it shows only what the two
 * sides talk about; its Guava, Jackson, BouncyCastle and Kotlin never meet ours.
 */
final class IsolatedLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final List<String> SHARED =
      List.of(
          "jitsiprivacy.agent.bridge.",
          "org.jivesoftware.",
          "org.jxmpp.",
          "org.jitsi.",
          "io.prometheus.client.");

  private final ClassLoader host;

  IsolatedLoader(URL[] ours, ClassLoader host) {
    super("jitsi-privacy", ours, ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isShared(name)) {
      return host.loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = name.startsWith("java.") ? null : findOrNull(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? getParent().getResource(name) : own;
  }

  /** Ours only: configuration and services must not be found in the host. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }

  private Class<?> findOrNull(String name) {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      return null; // The JDK may have it.
    }
  }

  private static boolean isShared(String name) {
    for (String prefix : SHARED) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}

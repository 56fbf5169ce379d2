package jitsiprivacy.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A host's class loader that shows its own copies of some classes to a transformer, like a JVM. */
final class FreshHost extends ClassLoader {
  private final List<String> own;
  private final List<ClassFileTransformer> transformers = new ArrayList<>();
  final List<Object> retransformed = new ArrayList<>();

  FreshHost(Class<?>... own) {
    super(FreshHost.class.getClassLoader());
    this.own = List.of(own).stream().map(Class::getName).toList();
  }

  /** Of an Instrumentation, what the instrumenter uses. */
  Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "addTransformer" -> transformers.add((ClassFileTransformer) arguments[0]);
                case "retransformClasses" -> retransformed.addAll(List.of((Object[]) arguments[0]));
                default -> throw new UnsupportedOperationException(method.getName());
              }
              return null;
            });
  }

  static byte[] bytesOf(Class<?> type) throws IOException {
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = bytesOf(Class.forName(name, false, getParent()));
      for (ClassFileTransformer transformer : transformers) {
        byte[] other = transformer.transform(this, name.replace('.', '/'), null, null, bytes);
        bytes = other == null ? bytes : other;
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException | IllegalClassFormatException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}

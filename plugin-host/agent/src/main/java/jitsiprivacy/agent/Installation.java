package jitsiprivacy.agent;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files beside the agent: {@code lib/*.jar} is the isolated side, guards included. */
final class Installation {

  private final Path libraries;

  private Installation(Path libraries) {
    this.libraries = libraries;
  }

  static Installation ofThisAgent() throws IOException {
    try {
      Path agent =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(agent.resolveSibling("lib"));
    } catch (URISyntaxException e) {
      throw new IOException("the agent's own path cannot be read", e);
    }
  }

  URL[] jars() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
      jars.forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new IOException("no jar in " + libraries);
    }
    found.sort(null); // The same class path on every machine.
    List<URL> urls = new ArrayList<>(found.size());
    for (Path jar : found) {
      urls.add(url(jar));
    }
    return urls.toArray(URL[]::new);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}

package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import jitsiprivacy.cli.doctor.read.NginxConfig;

/** All that nginx is told: the files that one includes stand in the place where it does. */
public final class NginxFiles {

  private static final String DIRECTORY = "/etc/nginx/";

  /** Those that include one another end somewhere. */
  private static final int MOST = 500;

  private static final int DEEPEST = 20;

  private final Site site;
  private int count;

  private NginxFiles(Site site) {
    this.site = site;
  }

  /**
   * Empty where there is no nginx.
   *
   * @throws IOException when a file is none, or there are too many
   */
  public static Optional<NginxConfig> read(Site site) throws IOException {
    String main = DIRECTORY + "nginx.conf";
    NginxFiles files = new NginxFiles(site);
    Optional<String> text = site.text(main);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(files.complete(NginxConfig.parse(text.get(), main), 0));
  }

  private NginxConfig complete(NginxConfig config, int depth) throws IOException {
    List<NginxConfig> block = new ArrayList<>();
    for (NginxConfig each : config.block()) {
      if (each.name().equals("include")) {
        block.addAll(included(each.argument().orElse(""), depth));
      } else {
        block.add(complete(each, depth));
      }
    }
    return new NginxConfig(config.file(), config.words(), block);
  }

  private List<NginxConfig> included(String pattern, int depth) throws IOException {
    List<NginxConfig> included = new ArrayList<>();
    for (Path file : files(pattern.startsWith("/") ? pattern : DIRECTORY + pattern)) {
      if (++count > MOST || depth >= DEEPEST) {
        throw new IOException("nginx's files include one another, or are more than " + MOST);
      }
      Optional<String> text = site.textOf(file);
      if (text.isPresent()) {
        NginxConfig config = NginxConfig.parse(text.get(), site.shown(file));
        included.addAll(complete(config, depth + 1).block());
      }
    }
    return included;
  }

  /** Names that begin with a point are not meant by a star. */
  private List<Path> files(String pattern) throws IOException {
    int slash = pattern.lastIndexOf('/');
    String name = pattern.substring(slash + 1);
    if (!isPattern(name)) {
      return List.of(site.path(pattern));
    }
    try {
      return site.files(pattern.substring(0, slash), name).stream()
          .filter(each -> name.startsWith(".") || !each.getFileName().toString().startsWith("."))
          .toList();
    } catch (PatternSyntaxException e) {
      throw new IOException("nginx includes " + pattern + ", which is no pattern", e);
    }
  }

  private static boolean isPattern(String name) {
    return name.chars().anyMatch(each -> each == '*' || each == '?' || each == '[');
  }
}

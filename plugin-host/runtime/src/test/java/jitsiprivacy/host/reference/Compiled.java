package jitsiprivacy.host.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Class directories made from sources while a test runs. */
final class Compiled {
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("public [\\w ]*?(?:class|@?interface|enum|record) (\\w+)");

  private Compiled() {}

  /** Compiles sources, each with its package first and one public type, into a new directory. */
  static Path sources(Path parent, List<Path> classPath, String... sources) throws IOException {
    Path out = Files.createTempDirectory(parent, "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
    List<String> options =
        List.of("--release", "17", "-proc:none", "-d", out.toString(), "-cp", path);
    StringWriter said = new StringWriter();
    List<Source> units = Arrays.stream(sources).map(Source::new).toList();
    assertThat(compiler.getTask(said, null, null, options, null, units).call())
        .as(said.toString())
        .isTrue();
    return out;
  }

  /** What {@code ours.Guard}, compiled against a host, needs of it. */
  static SortedSet<Reference> references(Path parent, Path host, String... ours)
      throws IOException {
    Path classes = sources(parent, List.of(host), ours);
    return new ReferenceCollector()
        .collect(List.of(classes), Map.of("guard", "ours.Guard"))
        .get("guard");
  }

  /** What is wrong when the host we were compiled against is replaced by another. */
  static List<String> problems(Path parent, String ours, List<String> before, List<String> after)
      throws IOException {
    Path compiledAgainst = sources(parent, List.of(), before.toArray(String[]::new));
    SortedSet<Reference> references = references(parent, compiledAgainst, ours);
    // Whatever the host turns into, what we were compiled against must do.
    assertThat(check(references, compiledAgainst)).isEmpty();
    return check(references, sources(parent, List.of(), after.toArray(String[]::new)));
  }

  static List<String> check(SortedSet<Reference> references, Path host) throws IOException {
    try (ClassPath classes = ClassSource.fromPaths(List.of(host))) {
      return new ReferenceChecker(classes)
          .check(references).stream().map(Mismatch::problem).toList();
    }
  }

  private static String group(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    assertThat(matcher.find()).as(source).isTrue();
    return matcher.group(1);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(
          URI.create(
              "string:///"
                  + group(PACKAGE, text).replace('.', '/')
                  + "/"
                  + group(TYPE, text)
                  + JavaFileObject.Kind.SOURCE.extension),
          JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}

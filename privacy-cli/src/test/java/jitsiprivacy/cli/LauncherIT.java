package jitsiprivacy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program finds itself and its Java. */
class LauncherIT {

  @TempDir Path directory;

  private Command.Answer run(Path launcher, Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "--version");
    builder.directory(directory.toFile());
    builder.environment().putAll(environment);
    return Command.answer(builder.start());
  }

  @Test
  void itIsFoundThroughLinks() throws Exception {
    Path far = Files.createSymbolicLink(directory.resolve("far"), Command.LAUNCHER);
    Path near =
        Files.createSymbolicLink(directory.resolve("near"), Path.of(far.getFileName() + ""));
    assertThat(run(near, Map.of()).out()).startsWith("jitsi-privacy 0.");
  }

  @Test
  void javaHomeIsUsed() throws Exception {
    Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho mine\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(run(Command.LAUNCHER, Map.of("JAVA_HOME", directory.toString())).out())
        .isEqualTo("mine\n");
  }

  @Test
  void aJavaHomeWithoutJavaIsToldOf() throws Exception {
    Command.Answer answer = run(Command.LAUNCHER, Map.of("JAVA_HOME", "/nowhere"));
    assertThat(answer.exit()).isEqualTo(127);
    assertThat(answer.err()).contains("JAVA_HOME").contains("/nowhere");
  }

  @Test
  void optionsForJicofoDoNotReachIt() throws Exception {
    Command.Answer answer =
        run(Command.LAUNCHER, Map.of("JAVA_TOOL_OPTIONS", "-javaagent:/nowhere.jar"));
    assertThat(answer.exit()).isZero();
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void namesOfFilesNeedNoLocale() throws Exception {
    Path log = Files.writeString(directory.resolve("prüfung.log"), "198.18.7.41\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            Command.LAUNCHER.toString(), "scrub", "--check", "--addresses", "redact");
    builder.command().add(log.getFileName().toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    Command.Answer answer = Command.answer(builder.directory(directory.toFile()).start());
    assertThat(answer.out()).isEqualTo("prüfung.log:1:1: ipv4\n");
    assertThat(answer.exit()).isEqualTo(1);
  }

  @Test
  void aFilterStartsWithoutWhatItDoesNotNeed() throws Exception {
    Path loaded = directory.resolve("loaded");
    ProcessBuilder builder =
        new ProcessBuilder(Command.LAUNCHER.toString(), "scrub", "--addresses", "redact");
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
    builder.redirectInput(Files.writeString(directory.resolve("log"), "198.18.7.41\n").toFile());
    Command.Answer answer = Command.answer(builder.directory(directory.toFile()).start());
    assertThat(answer.out()).isEqualTo("[ipv4]\n");
    assertThat(Files.readString(loaded))
        .contains("jitsiprivacy.cli.scrub.Filter")
        .doesNotContain("jitsiprivacy.audit.", "jitsiprivacy.cli.audit.", "org.bouncycastle.");
  }

  @Test
  void withoutASubcommandItSaysHowItIsCalled() throws Exception {
    Command.Answer answer = new Command(directory).run("", List.of());
    assertThat(answer.exit()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).contains("jitsi-privacy --help");
  }
}

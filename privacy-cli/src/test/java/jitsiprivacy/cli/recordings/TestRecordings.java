package jitsiprivacy.cli.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jitsiprivacy.cli.Command;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.IdentityFile;

/** A host with Jibri, and an operator with a key. */
public final class TestRecordings {

  public static final String SESSION = "kq3v7";

  public final Command command;
  public final Path root;
  public final Path operatorKey;
  private final Identity operator = Identity.make();

  public TestRecordings(Path directory) throws IOException {
    command = new Command(directory);
    root = Files.createDirectory(directory.resolve("recordings"));
    operatorKey = directory.resolve("operator.key");
    Files.writeString(operatorKey, IdentityFile.write(operator, "of a test"));
    configure("");
  }

  /** With more options, and the key as the only recipient. */
  void configure(String more) throws IOException {
    configure(operator, more);
  }

  void configure(Identity recipient, String more) throws IOException {
    write(
        "directory = \"%s\", recipients = [ \"%s\" ]%n%s"
            .formatted(root, recipient.recipient(), more));
  }

  /** The section as a whole. */
  void write(String section) throws IOException {
    Path file = Files.createDirectories(command.directory().resolve("conf.d")).resolve("rec.conf");
    Files.writeString(file, "privacy.recordings { " + section + " }");
  }

  public Path recording() {
    return root.resolve(SESSION);
  }

  /** Writes a file as Jibri would. */
  public byte[] records(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Files.write(Files.createDirectories(recording()).resolve(name), bytes);
    return bytes;
  }

  /** What the focus leaves, as of now. */
  public void focusKnows(String facts) throws IOException {
    Files.writeString(
        Files.createDirectories(command.state().resolve("recordings")).resolve(SESSION + ".json"),
        facts);
  }

  /** The only entry of its kind in the audit trail. */
  public JsonNode entry(String kind) throws Exception {
    Command.Answer answer = command.audit("show", "--kind", kind, "--json");
    assertThat(answer.exit()).as("%s", answer).isZero();
    assertThat(answer.out().lines()).hasSize(1);
    return new ObjectMapper().readTree(answer.out()).get("entry");
  }

  public Command.Answer finalizes() throws Exception {
    return run("finalize", recording().toString());
  }

  /** Runs a command with the configuration; one of two words as one. */
  public Command.Answer run(String command, String... arguments) throws Exception {
    return this.command.run("", arguments(command, arguments));
  }

  public List<String> arguments(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("--config", this.command.configuration().toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  public Command.Answer opens(Path to, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                SESSION, "-i", operatorKey.toString(), "--reason", "order-12", "--to", "" + to));
    arguments.addAll(List.of(more));
    return run("recordings open", arguments.toArray(String[]::new));
  }

  /** An executable file. */
  Path script(String name, String text) throws IOException {
    Path file = Files.writeString(command.directory().resolve(name), "#!/bin/sh\n" + text + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("not executable: " + file);
    }
    return file;
  }
}

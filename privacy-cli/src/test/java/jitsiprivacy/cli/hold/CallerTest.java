package jitsiprivacy.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jitsiprivacy.retention.hold.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who somebody is, by what the kernel says. */
class CallerTest {

  private static final Map<String, String> SUDO =
      Map.of("SUDO_USER", "operator", "SUDO_UID", "1000");

  @TempDir Path process;

  @BeforeEach
  void runsAsRoot() throws IOException {
    Files.writeString(
        process.resolve("status"), "Name:\tjava\nTgid:\t9\nUid:\t0\t7\t8\t9\nGid:\t5\t5\t5\t5\n");
  }

  private void login(String uid) throws IOException {
    Files.writeString(process.resolve("loginuid"), uid);
  }

  @Test
  void whoLoggedInIsTheOne() throws IOException {
    login("1002");
    assertThat(Caller.of(process, "root", SUDO)).isEqualTo(new Person(1002, "operator"));
    assertThat(Caller.of(process, "jicofo", SUDO)).isEqualTo(new Person(1002, "jicofo"));
    login("0\n");
    assertThat(Caller.of(process, "root", Map.of())).isEqualTo(new Person(0, "root"));
  }

  @Test
  void whereNobodyDidItIsWhoRunsItWhateverSudoSays() throws IOException {
    assertThat(Caller.of(process, "root", SUDO)).isEqualTo(new Person(0, "operator"));
    login("4294967295");
    assertThat(Caller.of(process, "root", SUDO)).isEqualTo(new Person(0, "operator"));
    login("");
    assertThat(Caller.of(process, "root", SUDO)).isEqualTo(new Person(0, "operator"));
  }

  @Test
  void aNameThatIsNoneIsNotTaken() throws IOException {
    for (String name : new String[] {"\u001b[31m", "a".repeat(300), "a\nb"}) {
      assertThat(Caller.of(process, "root", Map.of("SUDO_USER", name)))
          .isEqualTo(new Person(0, "?"));
    }
  }

  @Test
  void whoCannotBeToldIsNobody() throws IOException {
    Files.writeString(process.resolve("status"), "Name:\tUid:\t7\t7\n");
    assertThatThrownBy(() -> Caller.of(process, "root", SUDO)).isInstanceOf(IOException.class);
  }

  @Test
  void thisProcessIsSomebody() throws IOException {
    assertThat(Caller.ofThisProcess().uid()).isBetween(0L, Person.NOBODY - 1);
  }
}

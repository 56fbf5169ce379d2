package jitsiprivacy.recording.seal.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Keys as operators write them, and what they write instead. */
class KeysTest {

  /** Made for this test; opens nothing. */
  private static final String SECRET =
      "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0S4QWSEX";

  private final Identity identity = Identity.make();

  @Test
  void aFileHasCommentsAndKeys() {
    Identity other = Identity.make();
    String file =
        "# created: 2026-11-25\r\n\r\n"
            + identity.secret()
            + "\r\n"
            + IdentityFile.write(other, "of a test");
    assertThat(IdentityFile.read(file))
        .extracting(Identity::recipient)
        .containsExactly(identity.recipient(), other.recipient());
  }

  @Test
  void whatIsWrongIsToldWithoutQuotingIt() {
    String almost = identity.secret().substring(0, identity.secret().length() - 1) + "B";
    for (String wrong :
        new String[] {almost, identity.secret() + "Q", SECRET + "1", "\u00e4", "x"}) {
      assertThatThrownBy(() -> IdentityFile.read("# a key\n" + wrong + "\n"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("line 2 is no X25519 key")
          .hasMessageNotContaining(wrong);
    }
    assertThatThrownBy(() -> IdentityFile.read("# none\n")).hasMessage("there is no key in it");
    assertThatThrownBy(() -> IdentityFile.read("age-encryption.org/v1\n-> scrypt"))
        .hasMessageContaining("age -d FILE | jitsi-privacy");
    assertThat(identity.toString()).doesNotContain(identity.secret());
  }

  @Test
  void aSecretKeyIsNoRecipient() {
    assertThatThrownBy(() -> new Recipient(identity.secret()))
        .hasMessageContaining("age-keygen -y")
        .hasMessageNotContaining(identity.secret());
  }

  @Test
  void whatIsNoRecipientIsToldBeforeAnythingIsSealed() {
    String almost = identity.recipient().text();
    almost = almost.substring(0, almost.length() - 1) + "b";
    for (String wrong :
        new String[] {
          almost,
          "",
          "age1",
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA",
          // The point at infinity: every secret makes the same of it.
          "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqsulrwl0"
        }) {
      assertThatThrownBy(() -> new Recipient(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no public key of age: " + wrong);
    }
  }
}

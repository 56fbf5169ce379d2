package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Purpose;

/**
 * What is decided about an account from outside of meetings: on a page of its own, or by the
 * operator.
 *
 * @param room which it is about; empty for all
 */
record AccountPage(
    String user, String room, String notice, PortalClient portal, Path configuration) {

  /** Who it is to the ledger. */
  DataSubject subject() {
    return new DataSubject(user + "@" + Domains.TOKEN_USERS, true);
  }

  private String path() {
    return PortalClient.account(user);
  }

  /** Where it stands, as the page shows it. */
  ConsentState state() {
    String state = portal.get(path(), room).state(Purpose.CONFERENCE.id());
    return ConsentState.valueOf(state.toUpperCase(Locale.ROOT));
  }

  void yes() {
    assertThat(portal.decide(path(), room, notice, Purpose.CONFERENCE.id(), "").status())
        .isEqualTo(200);
  }

  void no() {
    assertThat(portal.decide(path(), room, notice, "", Purpose.CONFERENCE.id()).status())
        .isEqualTo(200);
  }

  void withdraws() {
    assertThat(portal.withdraw(path(), room).status()).isEqualTo(200);
  }

  void command() {
    try {
      InstalledCommand.Answer answer =
          InstalledCommand.run(
              configuration.getParent(),
              "consent",
              "withdraw",
              "--config",
              configuration.toString(),
              "--user",
              user,
              "--purpose",
              Purpose.CONFERENCE.id(),
              "--reason",
              "asked for by letter");
      assertThat(answer.exit()).as(answer.text()).isBetween(0, 1);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

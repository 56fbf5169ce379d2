package jitsiprivacy.consent.record;

import java.util.Optional;

/**
 * Who is responsible.
 *
 * @param name legal name
 * @param address postal
 * @param contact for data subjects: an e-mail address, a telephone number or a page
 */
public record Controller(String name, Optional<String> address, String contact) {

  private static final int LONGEST = 300;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Controller {
    PlainText.check("the name of the controller", name, LONGEST);
    address.ifPresent(text -> PlainText.check("the address of the controller", text, LONGEST));
    PlainText.check("the contact of the controller", contact, LONGEST);
  }

  int length() {
    return name.length() + address.map(String::length).orElse(0) + contact.length();
  }
}

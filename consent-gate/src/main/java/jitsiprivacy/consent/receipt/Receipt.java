package jitsiprivacy.consent.receipt;

import java.util.List;

/**
 * Records with what proves them. Nothing of it is to be believed before it is verified.
 *
 * @param id that follows from the records
 * @param key the public key that it says it can be verified with
 * @param parts one for each record
 */
public record Receipt(String id, String key, List<ReceiptPart> parts) {

  /** Records in one. */
  public static final int MOST_RECORDS = 1_000;

  public Receipt {
    parts = List.copyOf(parts);
  }
}

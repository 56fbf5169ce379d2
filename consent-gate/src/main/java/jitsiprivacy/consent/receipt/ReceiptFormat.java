package jitsiprivacy.consent.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.json.CanonicalJson;
import jitsiprivacy.consent.json.InvalidJson;
import jitsiprivacy.consent.json.Json;
import jitsiprivacy.consent.json.JsonReader;

/** Receipts as docs/consent-receipt.md has them. For any number of threads. */
public final class ReceiptFormat {

  /** In bytes. */
  public static final int LONGEST = 8 << 20;

  private static final String TYPE = "ConsentReceipt";
  private static final Json VERSION = new Json.Whole(0);

  private final JsonReader reader = new JsonReader(LONGEST);

  /** On one line; the records are in it as they are. */
  public String write(Receipt receipt) {
    List<Json> records = new ArrayList<>();
    for (ReceiptPart part : receipt.parts()) {
      records.add(
          Json.Fields.NONE
              .with("document", part.document())
              .with("entry", part.entry())
              .with("proof", part.proof()));
    }
    return CanonicalJson.write(
        Json.Fields.NONE
            .with("type", TYPE)
            .with("v", VERSION)
            .with("id", receipt.id())
            .with("key", receipt.key())
            .with("records", new Json.Items(records)));
  }

  /**
   * Reads a file that may come from anybody.
   *
   * @throws ReceiptException when it is no receipt
   */
  public Receipt read(byte[] file) throws ReceiptException {
    Json.Fields all;
    try {
      all = reader.object(file);
    } catch (InvalidJson e) {
      throw new ReceiptException("this is no receipt: " + e.getMessage());
    }
    if (!all.text("type").equals(Optional.of(TYPE))) {
      throw new ReceiptException("this is no receipt: \"type\" is not \"" + TYPE + "\"");
    }
    if (!all.get("v").equals(Optional.of(VERSION))) {
      throw new ReceiptException("a receipt of another version than 0");
    }
    List<Json> records =
        all.items("records").orElseThrow(() -> new ReceiptException("there are no \"records\""));
    if (records.isEmpty() || records.size() > Receipt.MOST_RECORDS) {
      throw new ReceiptException("a receipt has 1 to " + Receipt.MOST_RECORDS + " records");
    }
    List<ReceiptPart> parts = new ArrayList<>();
    for (Json record : records) {
      parts.add(part(record));
    }
    return new Receipt(all.text("id").orElse(""), all.text("key").orElse(""), parts);
  }

  private static ReceiptPart part(Json record) throws ReceiptException {
    if (record instanceof Json.Fields fields) {
      Optional<Json.Fields> document = fields.fields("document");
      Optional<String> entry = fields.text("entry");
      Optional<String> proof = fields.text("proof");
      if (document.isPresent() && entry.isPresent() && proof.isPresent()) {
        return new ReceiptPart(document.get(), entry.get(), proof.get());
      }
    }
    throw new ReceiptException("a record has a \"document\", an \"entry\" and a \"proof\"");
  }
}

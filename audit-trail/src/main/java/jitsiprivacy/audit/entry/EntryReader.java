package jitsiprivacy.audit.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an object; that it is in the one form it must have is checked by who calls. */
final class EntryReader {

  // Of every entry of this version: its fields have an order.
  private static final byte[] BEGIN =
      ("{\"v\":" + EntryFormat.VERSION + ",").getBytes(StandardCharsets.US_ASCII);

  private final JsonFactory json;

  EntryReader(JsonFactory json) {
    this.json = json;
  }

  EntryContent read(byte[] entry) throws IOException, InvalidEntryException {
    if (!begins(entry)) {
      Header header = header(entry);
      if (header.version == EntryFormat.VERSION) {
        throw new InvalidEntryException("not in the one form that entries have");
      }
      return new EntryContent.OtherVersion(header.version, header.kind);
    }
    try (JsonParser in = json.createParser(entry)) {
      in.nextToken();
      AuditEvent event = new Fields(in).event();
      if (in.nextToken() != null) {
        throw new InvalidEntryException("something follows the object");
      }
      return new EntryContent.Known(event);
    }
  }

  private static boolean begins(byte[] entry) {
    return entry.length > BEGIN.length
        && Arrays.equals(entry, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
  }

  /** What entries of all versions have. */
  private static final class Header {
    private long version;
    private String kind = "";
  }

  private Header header(byte[] entry) throws IOException, InvalidEntryException {
    Header header = new Header();
    try (JsonParser in = json.createParser(entry)) {
      expect(in.nextToken(), JsonToken.START_OBJECT, "an object");
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals("v")) {
          expect(value, JsonToken.VALUE_NUMBER_INT, "an integer in \"v\"");
          header.version = in.getLongValue();
        } else if (name.equals("kind")) {
          expect(value, JsonToken.VALUE_STRING, "a text in \"kind\"");
          header.kind = in.getText();
        }
        in.skipChildren();
      }
      if (in.nextToken() != null) {
        throw new InvalidEntryException("something follows the object");
      }
    }
    if (header.version < 1) {
      throw new InvalidEntryException("there is no version in \"v\"");
    }
    return header;
  }

  private static void expect(JsonToken found, JsonToken wanted, String what)
      throws InvalidEntryException {
    if (found != wanted) {
      throw new InvalidEntryException("expected " + what);
    }
  }

  /** Of this version. */
  private static final class Fields {
    private final JsonParser in;
    private String kind;
    private String time;
    private String actor;
    private Optional<Pseudonym> room = Optional.empty();
    private Optional<Pseudonym> subject = Optional.empty();
    private Optional<PayloadHash> payload = Optional.empty();
    private SortedMap<String, Fact> facts = new TreeMap<>();

    Fields(JsonParser in) {
      this.in = in;
    }

    AuditEvent event() throws IOException, InvalidEntryException {
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        field(name, in.nextToken());
      }
      if (kind == null || time == null || actor == null) {
        throw new InvalidEntryException("\"kind\", \"time\" and \"actor\" are required");
      }
      return new AuditEvent(
          kind,
          EntryTime.read(time),
          room,
          subject,
          Actor.of(actor).orElseThrow(() -> new InvalidEntryException("an unknown actor")),
          facts,
          payload);
    }

    private void field(String name, JsonToken value) throws IOException, InvalidEntryException {
      switch (name) {
        case "v" -> {} // Read before.
        case "kind" -> kind = text(value);
        case "time" -> time = text(value);
        case "room" -> room = Optional.of(new Pseudonym(text(value)));
        case "subject" -> subject = Optional.of(new Pseudonym(text(value)));
        case "actor" -> actor = text(value);
        case "facts" -> facts = facts(value);
        case "payload" -> payload = Optional.of(new PayloadHash(text(value)));
        default -> throw new InvalidEntryException("there is a field that is not known");
      }
    }

    private String text(JsonToken value) throws IOException, InvalidEntryException {
      expect(value, JsonToken.VALUE_STRING, "a text");
      return in.getText();
    }

    private SortedMap<String, Fact> facts(JsonToken start)
        throws IOException, InvalidEntryException {
      expect(start, JsonToken.START_OBJECT, "an object in \"facts\"");
      SortedMap<String, Fact> all = new TreeMap<>();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        all.put(name, fact(in.nextToken()));
      }
      return all;
    }

    private Fact fact(JsonToken value) throws IOException, InvalidEntryException {
      return switch (value) {
        case VALUE_STRING -> new Fact.Text(in.getText());
        case VALUE_NUMBER_INT -> new Fact.Amount(in.getLongValue());
        case VALUE_TRUE, VALUE_FALSE -> new Fact.Flag(in.getBooleanValue());
        case START_ARRAY -> {
          List<String> texts = new ArrayList<>();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(in.currentToken()));
          }
          yield new Fact.Texts(texts);
        }
        default -> throw new InvalidEntryException("a fact is a text, an integer, a flag or texts");
      };
    }
  }
}

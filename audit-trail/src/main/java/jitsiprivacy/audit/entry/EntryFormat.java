package jitsiprivacy.audit.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.util.Arrays;

/**
 * Events as the bytes of entries (docs/audit-entries.md): a JSON object in one form only, so that
 * an event has one hash. For any number of threads.
 */
public final class EntryFormat {

  /** Of this format. */
  public static final int VERSION = 1;

  /** Bytes; C2SP tlog-tiles has two for the length. */
  public static final int LONGEST = 0xffff;

  private static final int DEEPEST = 8;

  private final JsonFactory json =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST)
                  .build())
          // A name in a hostile entry is not to stay for as long as the program runs.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();
  private final EntryWriter writer = new EntryWriter(json);
  private final EntryReader reader = new EntryReader(json);

  /**
   * @throws IllegalArgumentException when it is longer than an entry may be
   */
  public byte[] write(AuditEvent event) {
    byte[] entry = writer.write(event);
    if (entry.length > LONGEST) {
      throw new IllegalArgumentException("an entry has at most " + LONGEST + " bytes");
    }
    return entry;
  }

  /** Whatever the entry is, there is an answer. */
  public EntryContent read(byte[] entry) {
    try {
      return readChecked(entry);
    } catch (InvalidEntryException | IllegalArgumentException e) {
      return new EntryContent.Unreadable(e.getMessage());
    } catch (IOException e) {
      return new EntryContent.Unreadable("not JSON");
    }
  }

  private EntryContent readChecked(byte[] entry) throws IOException, InvalidEntryException {
    if (entry.length > LONGEST) {
      throw new InvalidEntryException("longer than an entry may be");
    }
    for (byte b : entry) {
      if (b < ' ' || b > '~') {
        throw new InvalidEntryException("not a line of printable ASCII");
      }
    }
    EntryContent content = reader.read(entry);
    if (content instanceof EntryContent.Known known
        && !Arrays.equals(writer.write(known.event()), entry)) {
      throw new InvalidEntryException("not in the one form that entries have");
    }
    return content;
  }
}

package jitsiprivacy.consent.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file in docs. */
public final class RecordSchema {

  private static final Path FILE = Path.of("..", "docs", "consent-record.schema.json");

  private final Schema schema;

  public RecordSchema() {
    try {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Error> errors(String document) {
    return schema.validate(document, InputFormat.JSON);
  }

  public void check(String document) {
    assertThat(errors(document)).as(document).isEmpty();
  }
}

package jitsiprivacy.retention.purge;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Logs that are plain or {@code .gz}, in which {@code secret} is what tells who somebody is. */
final class TestTexts implements LogTexts {

  private record Opened(InputStream in, boolean packed) implements Text {

    @Override
    public OutputStream pack(OutputStream out) throws IOException {
      OutputStream open =
          new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
              flush();
            }
          };
      return packed ? new GZIPOutputStream(open) : open;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Text open(InputStream packed, String name) throws IOException {
    boolean isPacked = name.endsWith(".gz");
    return new Opened(isPacked ? new GZIPInputStream(packed) : packed, isPacked);
  }

  @Override
  public boolean anonymize(Text text, OutputStream to) throws IOException {
    String before = new String(text.in().readAllBytes(), StandardCharsets.ISO_8859_1);
    if (before.contains("\0")) {
      throw new IOException("it is no text");
    }
    String after = before.replace("secret", "[gone]");
    to.write(after.getBytes(StandardCharsets.ISO_8859_1));
    return !after.equals(before);
  }
}

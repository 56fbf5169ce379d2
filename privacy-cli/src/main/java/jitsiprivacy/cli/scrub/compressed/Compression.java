package jitsiprivacy.cli.scrub.compressed;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** How a log is packed. Each is written with the level that its usual tool takes by default. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  XZ(".xz"),
  ZSTD(".zst");

  private static final int PIECE = 1 << 16;
  // xz -9 takes 65 MiB; whatever asks for more was not made by logrotate.
  private static final int XZ_MEMORY_KIB = 100 << 10;
  private static final int ZSTD_LEVEL = 3;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What a file of that name promises to be. */
  static Compression promisedBy(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Compression each : values()) {
      if (each != NONE && lower.endsWith(each.suffix)) {
        return each;
      }
    }
    return NONE;
  }

  /** What is packed in it. Fails where anything is missing, or anything else follows. */
  InputStream unpack(InputStream in) throws IOException {
    try {
      return switch (this) {
        case NONE -> in;
        case GZIP -> new Unpacked(this, new GzipMembers(in));
        case XZ -> new Unpacked(this, new XZInputStream(in, XZ_MEMORY_KIB));
        case ZSTD -> new Unpacked(this, new ZstdFrames(in));
      };
    } catch (IOException e) {
      throw Unpacked.failed(this, e);
    } catch (LinkageError e) {
      throw noLibrary(e);
    }
  }

  /** Packs what is written; to close it ends the data, and leaves what is underneath open. */
  public OutputStream pack(OutputStream out) throws IOException {
    OutputStream kept = new BufferedOutputStream(new LeftOpen(out), PIECE);
    try {
      return switch (this) {
        case NONE -> kept;
        case GZIP -> new GZIPOutputStream(kept, PIECE);
        case XZ -> new XZOutputStream(kept, new LZMA2Options(LZMA2Options.PRESET_DEFAULT));
        case ZSTD -> new ZstdOutputStreamNoFinalizer(kept, ZSTD_LEVEL).setChecksum(true);
      };
    } catch (LinkageError e) {
      throw noLibrary(e);
    }
  }

  private static IOException noLibrary(LinkageError e) {
    return new IOException(
        "the zstd library cannot be loaded; where no program may run from "
            + System.getProperty("java.io.tmpdir")
            + ", set TMPDIR to a directory where one may ("
            + e
            + ")",
        e);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

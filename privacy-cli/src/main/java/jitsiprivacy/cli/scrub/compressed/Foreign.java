package jitsiprivacy.cli.scrub.compressed;

import java.nio.charset.StandardCharsets;

/** What is packed in a way that cannot be looked into, by the first bytes of it. */
enum Foreign {
  BZIP2("bzip2", "BZh"),
  LZ4("lz4", "\u0004\"M\u0018"),
  LZIP("lzip", "LZIP"),
  LZO("lzop", "\u0089LZO"),
  ZIP("zip", "PK\u0003\u0004"),
  SEVEN_ZIP("7-Zip", "7z\u00bc\u00af"),
  COMPRESS("compress", "\u001f\u009d");

  private final String tool;
  private final String magic;

  Foreign(String tool, String magic) {
    this.tool = tool;
    this.magic = magic;
  }

  boolean begins(byte[] head, int length) {
    String begin = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    // A line of a log may begin with three letters.
    return begin.startsWith(magic) && (this != BZIP2 || begin.matches("BZh[1-9]1.*"));
  }

  @Override
  public String toString() {
    return tool;
  }
}

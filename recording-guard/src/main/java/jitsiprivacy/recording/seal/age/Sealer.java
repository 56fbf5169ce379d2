package jitsiprivacy.recording.seal.age;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;

/** Encrypts streams of any length in constant memory. */
public final class Sealer {

  /** A hundred recipients take a fifth of it. */
  static final int LONGEST_HEADER = 1 << 16;

  private final PayloadCipher cipher;
  private final int threads;

  /**
   * @param threads that encrypt, beside the one that calls
   */
  public Sealer(PayloadCipher cipher, int threads) {
    this.cipher = cipher;
    this.threads = threads;
  }

  /**
   * @param plain read to its end, and not closed
   * @param sealed not closed
   */
  public void seal(ReadableByteChannel plain, WritableByteChannel sealed, List<Recipient> to)
      throws IOException {
    CipherKey key = writeHeader(sealed, to);
    try {
      new OrderedBlocks(
              threads,
              Payload.BLOCK * Payload.PLAIN,
              Payload.BLOCK * Payload.SEALED,
              () -> work(key))
          .run(plain, sealed);
    } finally {
      key.destroy();
    }
  }

  /** The header, and the nonce of the payload behind it. */
  private static CipherKey writeHeader(WritableByteChannel sealed, List<Recipient> to)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(LONGEST_HEADER);
    try {
      List<RecipientStanzaWriter> writers = new ArrayList<>();
      for (Recipient recipient : to) {
        writers.add(recipient.writer());
      }
      CipherKey key = new StandardPayloadKeyWriter().writeFileHeader(header, writers);
      Channels.drain(header.flip(), sealed);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IOException("it cannot be encrypted: " + e.getMessage(), e);
    }
  }

  private OrderedBlocks.Work work(CipherKey key) throws IOException {
    try {
      Cipher own = cipher.instance();
      return (in, out, block, last) -> seal(own, key, in, out, block * Payload.BLOCK, last);
    } catch (GeneralSecurityException e) {
      throw new IOException("it cannot be encrypted: " + e.getMessage(), e);
    }
  }

  private static void seal(
      Cipher cipher, CipherKey key, ByteBuffer in, ByteBuffer out, long first, boolean last)
      throws IOException {
    int end = in.limit();
    long chunk = first;
    try {
      // Nothing at all is a chunk, too.
      do {
        in.limit(Math.min(end, in.position() + Payload.PLAIN));
        boolean isLast = last && in.limit() == end;
        cipher.init(Cipher.ENCRYPT_MODE, key, Payload.nonce(chunk++, isLast));
        cipher.doFinal(in, out);
        in.limit(end);
      } while (in.hasRemaining());
    } catch (GeneralSecurityException e) {
      throw new IOException("it cannot be encrypted: " + e.getMessage(), e);
    }
  }
}

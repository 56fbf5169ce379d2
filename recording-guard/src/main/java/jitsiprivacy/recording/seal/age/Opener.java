package jitsiprivacy.recording.seal.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;

/**
 * Decrypts streams of any length in constant memory. What is damaged is found before any of it is
 * written; what comes before it may have been.
 */
public final class Opener {

  private final PayloadCipher cipher;
  private final int threads;

  /**
   * @param threads that decrypt, beside the one that calls
   */
  public Opener(PayloadCipher cipher, int threads) {
    this.cipher = cipher;
    this.threads = threads;
  }

  /**
   * @param sealed read to its end, and not closed
   * @param plain not closed
   * @throws WrongKeyException when none of the identities opens it; nothing was written
   * @throws DamagedException when it is not as it was written, or not all of it
   */
  public void open(ReadableByteChannel sealed, WritableByteChannel plain, List<Identity> with)
      throws IOException {
    ByteBuffer begin = ByteBuffer.allocate(Sealer.LONGEST_HEADER);
    Channels.fill(sealed, begin);
    CipherKey key = readHeader(begin.flip(), with);
    long header = begin.position();
    try {
      new OrderedBlocks(
              threads,
              Payload.BLOCK * Payload.SEALED,
              Payload.BLOCK * Payload.PLAIN,
              () -> work(key, header))
          .run(new Prefixed(begin, sealed), plain);
    } finally {
      key.destroy();
    }
  }

  /** The header, and the nonce of the payload behind it. */
  private static CipherKey readHeader(ByteBuffer from, List<Identity> with) throws IOException {
    try {
      List<RecipientStanzaReader> readers = new ArrayList<>();
      for (Identity identity : with) {
        readers.add(identity.reader());
      }
      return new StandardPayloadKeyReader().getPayloadKey(from, readers);
    } catch (UnsupportedRecipientStanzaException e) {
      throw new WrongKeyException(e);
    } catch (GeneralSecurityException | RuntimeException e) {
      // The library runs out of the buffer of a header without an end.
      throw new DamagedException("it is damaged in its header, or no file of age at all", e);
    }
  }

  private OrderedBlocks.Work work(CipherKey key, long header) throws IOException {
    try {
      Cipher own = cipher.instance();
      return (in, out, block, last) -> open(own, key, in, out, block * Payload.BLOCK, last, header);
    } catch (GeneralSecurityException e) {
      throw new IOException("it cannot be decrypted: " + e.getMessage(), e);
    }
  }

  private static void open(
      Cipher cipher,
      CipherKey key,
      ByteBuffer in,
      ByteBuffer out,
      long first,
      boolean last,
      long header)
      throws IOException {
    int end = in.limit();
    long chunk = first;
    do {
      in.limit(Math.min(end, in.position() + Payload.SEALED));
      boolean isLast = last && in.limit() == end;
      try {
        cipher.init(Cipher.DECRYPT_MODE, key, Payload.nonce(chunk, isLast));
        int opened = cipher.doFinal(in, out);
        if (opened == 0 && chunk > 0) {
          throw damaged(header, chunk, null); // Whoever wrote that was no age.
        }
      } catch (GeneralSecurityException e) {
        throw damaged(header, chunk, e);
      }
      chunk++;
      in.limit(end);
    } while (in.hasRemaining());
  }

  private static DamagedException damaged(long header, long chunk, Exception cause) {
    return new DamagedException(
        "it is damaged in the 64 KiB from byte "
            + (header + chunk * Payload.SEALED)
            + " on, or its end is missing",
        cause);
  }
}

package jitsiprivacy.audit.anchor.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import jitsiprivacy.audit.anchor.http.BoundedHttp;
import jitsiprivacy.audit.anchor.http.HttpReply;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks an authority for a time stamp over HTTP (RFC 3161, 3.4). For any number of threads. */
public final class TimeStampClient {

  private static final int NONCE_BITS = 64;

  private final SecureRandom random = new SecureRandom();
  private final BoundedHttp http;

  /**
   * @param timeout for the whole exchange
   */
  public TimeStampClient(Duration timeout) {
    this.http = new BoundedHttp(timeout, TimeStampReply.LONGEST);
  }

  /**
   * @param authority its URL
   * @param data is not sent, its SHA-256 is
   * @param trust the answer is checked before it is given
   * @return the answer, to be kept as it is
   * @throws IOException when the authority does not answer
   * @throws TimeStampException when its answer is of no use
   */
  public byte[] stamp(URI authority, byte[] data, TimeStampTrust trust)
      throws IOException, TimeStampException {
    TimeStampRequest request = request(data);
    HttpReply reply = http.post(authority, "application/timestamp-query", request.getEncoded());
    if (reply.status() != 200) {
      throw new IOException(authority + " answered with status " + reply.status());
    }
    if (!reply.isOf("application/timestamp-reply")) {
      throw new TimeStampException(authority + " did not answer with a time stamp");
    }
    byte[] answer = reply.body();
    check(TimeStampReply.parse(answer), request);
    trust.verify(answer, data);
    return answer;
  }

  private TimeStampRequest request(byte[] data) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    // What is kept must be enough to check it.
    generator.setCertReq(true);
    return generator.generate(
        NISTObjectIdentifiers.id_sha256, Imprint.sha256(data), new BigInteger(NONCE_BITS, random));
  }

  private static void check(TimeStampResponse reply, TimeStampRequest request)
      throws TimeStampException {
    TimeStampReply.token(reply);
    try {
      reply.validate(request);
    } catch (TSPException e) {
      throw new TimeStampException("the answer is not to this question: " + e.getMessage(), e);
    }
  }
}

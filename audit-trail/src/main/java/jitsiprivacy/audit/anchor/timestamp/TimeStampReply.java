package jitsiprivacy.audit.anchor.timestamp;

import java.io.IOException;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Reads the answer of an authority (RFC 3161, 2.4.2); trusts nothing of it. */
final class TimeStampReply {

  /** With the certificates of a chain they have a few thousand bytes. */
  static final int LONGEST = 1 << 16;

  private TimeStampReply() {}

  static TimeStampResponse parse(byte[] bytes) throws TimeStampException {
    if (bytes.length > LONGEST) {
      throw new TimeStampException("longer than any time stamp is: " + bytes.length + " bytes");
    }
    try {
      return new TimeStampResponse(bytes);
    } catch (TSPException | IOException | RuntimeException | StackOverflowError e) {
      // Of what is no ASN.1 or nested too deeply, the parser throws whatever comes.
      throw new TimeStampException("not an answer of a time stamp authority", e);
    }
  }

  /**
   * @throws TimeStampException with what the authority said, when it granted none
   */
  static TimeStampToken token(TimeStampResponse reply) throws TimeStampException {
    int status = reply.getStatus();
    if (status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) {
      String why = reply.getStatusString() == null ? "" : ": " + reply.getStatusString();
      throw new TimeStampException("the authority refused with status " + status + why);
    }
    TimeStampToken token = reply.getTimeStampToken();
    if (token == null) {
      throw new TimeStampException("the answer has no time stamp in it");
    }
    return token;
  }
}

package jitsiprivacy.audit.anchor.timestamp;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What a trusted authority said.
 *
 * @param time at which the data existed
 * @param authority the subject of its certificate, as RFC 2253 writes it
 * @param serial by which the authority knows this time stamp
 */
public record TimeStamp(Instant time, String authority, BigInteger serial) {}

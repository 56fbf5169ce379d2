package jitsiprivacy.audit.anchor.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Whose time stamps count: those of authorities whose certificate chains to one of these, or is one
 * of these. Validity is judged as of the time that is stamped, so that a time stamp outlives the
 * certificate; revocation is not looked up.
 */
public final class TimeStampTrust {

  private static final Set<String> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  private final List<X509Certificate> certificates;

  private TimeStampTrust(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  /**
   * Reads certificates in PEM (RFC 7468), one behind the other.
   *
   * @throws IOException also when there is none in it
   */
  public static TimeStampTrust read(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      List<X509Certificate> all = new ArrayList<>();
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        all.add((X509Certificate) each);
      }
      if (all.isEmpty()) {
        throw new IOException("no certificate in " + pem);
      }
      return new TimeStampTrust(List.copyOf(all));
    } catch (CertificateException e) {
      throw new IOException("not a file of certificates in PEM: " + pem, e);
    }
  }

  /**
   * Checks an answer that was kept: offline, whenever.
   *
   * @param reply as the authority gave it, in DER
   * @param data of which it says when it existed
   */
  public TimeStamp verify(byte[] reply, byte[] data) throws TimeStampException {
    TimeStampToken token = TimeStampReply.token(TimeStampReply.parse(reply));
    try {
      return check(token, data);
    } catch (RuntimeException e) {
      // What of it was read only now.
      throw new TimeStampException("not a time stamp", e);
    }
  }

  private TimeStamp check(TimeStampToken token, byte[] data) throws TimeStampException {
    if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
        || !Arrays.equals(
            token.getTimeStampInfo().getMessageImprintDigest(), Imprint.sha256(data))) {
      throw new TimeStampException("a time stamp of something else");
    }
    List<X509Certificate> given = certificates(token.getCertificates().getMatches(null));
    X509Certificate authority = authority(token, given);
    try {
      // Its signature, its purpose, the certificate it names, and that this was valid then.
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
    } catch (TSPException | OperatorCreationException e) {
      throw new TimeStampException("the time stamp is not valid: " + e.getMessage(), e);
    }
    String digest =
        token
            .toCMSSignedData()
            .getSignerInfos()
            .get(token.getSID())
            .getDigestAlgorithmID()
            .getAlgorithm()
            .getId();
    if (!DIGESTS.contains(digest)) {
      throw new TimeStampException("the time stamp is signed with a digest that is too weak");
    }
    Instant time = token.getTimeStampInfo().getGenTime().toInstant();
    requireTrust(authority, given, time);
    return new TimeStamp(
        time,
        authority.getSubjectX500Principal().getName(),
        token.getTimeStampInfo().getSerialNumber());
  }

  private static List<X509Certificate> certificates(Collection<X509CertificateHolder> holders)
      throws TimeStampException {
    List<X509Certificate> all = new ArrayList<>();
    try {
      for (X509CertificateHolder holder : holders) {
        all.add(new JcaX509CertificateConverter().getCertificate(holder));
      }
    } catch (CertificateException e) {
      throw new TimeStampException("a certificate in the time stamp is none", e);
    }
    return all;
  }

  /** The certificate that the time stamp names; one that leaves it out has it among the trusted. */
  private X509Certificate authority(TimeStampToken token, List<X509Certificate> given)
      throws TimeStampException {
    List<X509Certificate> all = new ArrayList<>(given);
    all.addAll(certificates);
    for (X509Certificate each : all) {
      if (isNamed(token, each)) {
        return each;
      }
    }
    throw new TimeStampException("the certificate of the authority is missing");
  }

  private static boolean isNamed(TimeStampToken token, X509Certificate certificate)
      throws TimeStampException {
    try {
      return token.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
    } catch (CertificateException | IOException e) {
      throw new TimeStampException("a certificate that is none", e);
    }
  }

  private void requireTrust(X509Certificate authority, List<X509Certificate> given, Instant time)
      throws TimeStampException {
    if (certificates.contains(authority)) {
      return;
    }
    X509CertSelector wanted = new X509CertSelector();
    wanted.setCertificate(authority);
    Set<TrustAnchor> anchors =
        certificates.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(given)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (GeneralSecurityException e) {
      throw new TimeStampException(
          "the authority \""
              + authority.getSubjectX500Principal().getName()
              + "\" is not trusted: "
              + e.getMessage(),
          e);
    }
  }
}

package jitsiprivacy.audit.anchor.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampTest {

  private static final byte[] DATA = OpenSslAuthority.data("meet.example/audit\n3\n");
  private static final byte[] OTHER = OpenSslAuthority.data("meet.example/audit\n4\n");

  @TempDir Path directory;
  private final TimeStampClient client = new TimeStampClient(Duration.ofSeconds(30));
  private OpenSslAuthority authority;
  private TimeStampTrust trust;

  @BeforeEach
  void makeAuthority() throws IOException {
    authority = new OpenSslAuthority(Files.createDirectory(directory.resolve("tsa")));
    trust = TimeStampTrust.read(authority.root());
  }

  @AfterEach
  void end() {
    authority.close();
  }

  private static void refused(TimeStampTrust trust, byte[] reply, byte[] data, String because) {
    assertThatExceptionOfType(TimeStampException.class)
        .isThrownBy(() -> trust.verify(reply, data))
        .withMessageContaining(because);
  }

  @Test
  void anAuthorityStampsAndTheAnswerIsEnoughToCheckItLater() throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    byte[] reply = client.stamp(authority.uri(), DATA, trust);
    authority.close();
    TimeStamp stamp = trust.verify(reply, DATA);
    assertThat(stamp.time()).isBetween(before, Instant.now());
    assertThat(stamp.authority()).isEqualTo("CN=Authority good");
    assertThat(stamp.serial()).isPositive();
    assertThat(authority.verifies(reply, DATA)).isTrue();
    assertThat(authority.verifies(reply, OTHER)).isFalse();
  }

  @Test
  void aTimeStampOfSomethingElseIsRefused() throws Exception {
    byte[] reply = client.stamp(authority.uri(), DATA, trust);
    refused(trust, reply, OTHER, "of something else");
    byte[] sha512 = authority.reply(authority.query(DATA, "-sha512", "-cert"));
    refused(trust, sha512, DATA, "refused with status 2");
  }

  @Test
  void anAuthorityThatChainsToNobodyTrustedIsRefused() throws Exception {
    byte[] reply = client.stamp(authority.uri(), DATA, trust);
    try (OpenSslAuthority stranger =
        new OpenSslAuthority(Files.createDirectory(directory.resolve("stranger")))) {
      // Of the same names, with other keys.
      TimeStampTrust other = TimeStampTrust.read(stranger.root());
      refused(other, reply, DATA, "is not trusted");
      assertThatExceptionOfType(TimeStampException.class)
          .isThrownBy(() -> client.stamp(authority.uri(), DATA, other));
    }
  }

  @Test
  void theCertificateItselfMayBeTrusted() throws Exception {
    byte[] reply = client.stamp(authority.uri(), DATA, trust);
    TimeStampTrust pinned = TimeStampTrust.read(authority.certificate());
    assertThat(pinned.verify(reply, DATA)).isEqualTo(trust.verify(reply, DATA));
    byte[] without = authority.reply(authority.query(DATA));
    assertThat(pinned.verify(without, DATA).authority()).isEqualTo("CN=Authority good");
    refused(trust, without, DATA, "certificate of the authority is missing");
  }

  @Test
  void aCertificateThatWasNotValidThenIsRefused() throws Exception {
    authority.useExpired();
    byte[] reply = authority.reply(authority.query(DATA, "-cert"));
    refused(trust, reply, DATA, "not valid");
    refused(TimeStampTrust.read(authority.certificate()), reply, DATA, "not valid");
  }

  /** Every trusted root issues certificates to others, too. */
  @Test
  void aCertificateForOtherPurposesIsRefused() throws Exception {
    TimeStampToken good =
        TimeStampReply.token(TimeStampReply.parse(authority.reply(authority.query(DATA, "-cert"))));
    byte[] contents = (byte[]) good.toCMSSignedData().getSignedContent().getContent();
    byte[] forged =
        new TimeStampResp(
                new PKIStatusInfo(PKIStatus.granted),
                ContentInfo.getInstance(authority.signedByServer(contents)))
            .getEncoded();
    refused(trust, forged, DATA, "not solely time stamping");
  }

  @Test
  void anyChangedBitIsFound() throws Exception {
    byte[] reply = client.stamp(authority.uri(), DATA, trust);
    TimeStamp stamp = trust.verify(reply, DATA);
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] changed = reply.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        // A bit of what is not signed, such as a spare certificate, may change.
        assertThat(trust.verify(changed, DATA)).isEqualTo(stamp);
      } catch (TimeStampException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void aTruncatedOneIsRefused() throws Exception {
    byte[] reply = client.stamp(authority.uri(), DATA, trust);
    for (int length = 0; length < reply.length; length++) {
      refused(trust, Arrays.copyOf(reply, length), DATA, "");
    }
  }

  @Test
  void garbageIsRefused() {
    Random random = new Random(2);
    for (int i = 0; i < 2000; i++) {
      byte[] garbage = new byte[random.nextInt(64)];
      random.nextBytes(garbage);
      refused(trust, garbage, DATA, "");
    }
    byte[] nested = new byte[TimeStampReply.LONGEST];
    for (int i = 0; i < nested.length; i++) {
      nested[i] = (byte) (i % 2 == 0 ? 0x30 : 0x80);
    }
    refused(trust, nested, DATA, "not an answer");
    refused(trust, new byte[TimeStampReply.LONGEST + 1], DATA, "longer than any");
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("empty"), "");
    assertThatIOException().isThrownBy(() -> TimeStampTrust.read(file));
    Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThatIOException().isThrownBy(() -> TimeStampTrust.read(file));
  }
}

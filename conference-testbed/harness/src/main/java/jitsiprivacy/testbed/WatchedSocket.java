package jitsiprivacy.testbed;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.ice4j.StunException;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.MessageIntegrityAttribute;
import org.ice4j.message.Message;

/**
 * Sees what comes in of connectivity checks, and lets no unsigned answer through. ice4j would take
 * one, and sends one when it is asked again while it answers.
 */
final class WatchedSocket extends DatagramSocket {
  private final byte[] password;
  private volatile boolean answered;
  private volatile boolean nominated;

  /**
   * @param password of the other side
   */
  WatchedSocket(InetAddress address, String password) throws IOException {
    super(0, address);
    this.password = password.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a check of ours was answered, signed as it must be (RFC 8445, 7.2.5.2). */
  boolean answered() {
    return answered;
  }

  /** Whether the other side, which decides, uses this path: its own check was answered. */
  boolean nominated() {
    return nominated;
  }

  @Override
  public String toString() {
    return "answered " + answered + ", nominated " + nominated;
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    do {
      super.receive(packet);
    } while (!isAccepted(packet));
  }

  private boolean isAccepted(DatagramPacket packet) {
    int from = packet.getOffset();
    byte[] bytes = Arrays.copyOfRange(packet.getData(), from, from + packet.getLength());
    try {
      Message message = Message.decode(bytes, 0, bytes.length);
      char type = message.getMessageType();
      if (type == Message.BINDING_SUCCESS_RESPONSE) {
        boolean signed = isSigned(message, bytes);
        if (signed) {
          answered = true;
        }
        return signed;
      }
      if (type == Message.BINDING_REQUEST && message.containsAttribute(Attribute.USE_CANDIDATE)) {
        nominated = true;
      }
    } catch (StunException e) {
      // DTLS or media.
    }
    return true;
  }

  private boolean isSigned(Message message, byte[] bytes) {
    return message.getAttribute(Attribute.MESSAGE_INTEGRITY)
            instanceof MessageIntegrityAttribute integrity
        && MessageDigest.isEqual(
            integrity.getHmacSha1Content(),
            hmac(Arrays.copyOf(bytes, integrity.getLocationInMessage())));
  }

  /**
   * What is signed has in its header the length up to the end of the signature (RFC 8489, 14.5).
   */
  private byte[] hmac(byte[] signed) {
    int signature = Attribute.HEADER_LENGTH + MessageIntegrityAttribute.DATA_LENGTH;
    int length = signed.length - Message.HEADER_LENGTH + signature;
    ByteBuffer.wrap(signed).putShort(2, (short) length);
    return MessageIntegrityAttribute.calculateHmacSha1(signed, 0, signed.length, password);
  }
}

package jitsiprivacy.cli.audit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where to listen: a port of the loopback address, or an address with a port. */
final class Address implements ITypeConverter<InetSocketAddress> {

  private static final Pattern FORM =
      Pattern.compile("(?:([^:\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):)?([0-9]{1,5})");
  private static final int HIGHEST = 65_535;

  @Override
  public InetSocketAddress convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > HIGHEST) {
      throw new TypeConversionException(
          "\"" + text + "\" is neither a PORT nor ADDRESS:PORT, as 8790 or [::1]:8790");
    }
    int port = Integer.parseInt(parts.group(2));
    if (parts.group(1) == null) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
    InetSocketAddress address = new InetSocketAddress(parts.group(1), port);
    if (address.isUnresolved()) {
      throw new TypeConversionException("there is no address of " + parts.group(1));
    }
    return address;
  }
}

package jitsiprivacy.recording.policy;

/**
 * Where a recording goes. Whatever two programs could read differently is {@link Unreadable}: what
 * was judged must be where it goes.
 */
public sealed interface Destination {

  /** To no host that could be named: a file, a telephone number. */
  record Nowhere() implements Destination {}

  /**
   * @param name in the one form that is compared, see {@link HostName}
   */
  record Host(String name) implements Destination {}

  /**
   * To a place that cannot be told for certain.
   *
   * @param why to be read behind "the address"
   */
  record Unreadable(String why) implements Destination {}

  /** Of what goes to no host. */
  static Destination nowhere() {
    return new Nowhere();
  }

  /** Of an RTMP or websocket URL. */
  static Destination ofUrl(String url) {
    return AddressReader.url(url);
  }

  /** Of a SIP address or a telephone number, which has no domain. */
  static Destination ofSipAddress(String address) {
    return AddressReader.sipAddress(address);
  }
}

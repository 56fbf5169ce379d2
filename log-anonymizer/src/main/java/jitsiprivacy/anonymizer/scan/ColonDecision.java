package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;
import static jitsiprivacy.anonymizer.text.Ascii.hex;

import java.util.Set;
import jitsiprivacy.anonymizer.secret.HostFinder;
import jitsiprivacy.anonymizer.secret.KeyNames;
import jitsiprivacy.anonymizer.secret.SecretFinder;
import jitsiprivacy.anonymizer.secret.SettingFinder;
import jitsiprivacy.anonymizer.secret.UrlFinder;
import jitsiprivacy.anonymizer.text.Kind;

/** An address of IPv6, a value behind a name, a URL, or the host of an ICE candidate. */
final class ColonDecision extends Decision {

  private final Engine engine;
  private final AddressFinder addresses;
  private final SecretFinder secrets;
  private final UrlFinder urls = new UrlFinder();
  private final HostFinder names = new HostFinder();
  private final SettingFinder settings = new SettingFinder();
  private final boolean groups;
  private final boolean hosts;
  private final boolean passwords;
  private final boolean streams;
  private final boolean[] endsName = new boolean[256];
  private boolean withinUrl;

  ColonDecision(Engine engine, AddressFinder addresses, SecretFinder secrets, Set<Kind> kinds) {
    this.engine = engine;
    this.addresses = addresses;
    this.secrets = secrets;
    this.groups = kinds.contains(Kind.IPV6);
    this.hosts = kinds.contains(Kind.HOST_NAME);
    this.passwords = kinds.contains(Kind.PASSWORD);
    this.streams = kinds.contains(Kind.STREAM_KEY);
    for (char end : ("\" ;" + KeyNames.ENDS).toCharArray()) {
      endsName[end] = true;
    }
  }

  @Override
  void decide(byte[] in, int colon, int behind, int ahead) {
    int floor = engine.floor();
    int before = at(in, colon - 1, behind, ahead);
    int next = at(in, colon + 1, behind, ahead);
    if (before >= 0 && endsName[before] && secrets.named(in, behind, colon, ahead)) {
      engine.beginSecret();
    } else if (hosts && !digit(before) && names.find(in, behind, floor, colon, ahead)) {
      engine.replace(Kind.HOST_NAME, names.start(), names.end());
    } else if (next == ' ') {
      setting(in, colon, behind, ahead);
    } else if (next == ':' || (hex(next) && colon > floor && hex(before))) {
      groups(in, colon, behind, ahead);
    } else if (next == '/' && at(in, colon + 2, behind, ahead) == '/') {
      url(in, colon, behind, ahead);
    }
  }

  private void setting(byte[] in, int colon, int behind, int ahead) {
    if (passwords && settings.find(in, behind, colon, ahead)) {
      engine.replace(Kind.PASSWORD, settings.start(), settings.end());
    }
  }

  private void groups(byte[] in, int colon, int behind, int ahead) {
    if (groups) {
      int few = AddressFinder.endOfFew(in, colon, ahead);
      if (few >= 0) {
        // 21:04:52.548
        engine.pass(DotDecision.only(in, few, behind, ahead) ? few + 1 : few);
      } else if (addresses.groups(in, behind, engine.floor(), colon, ahead)) {
        engine.address();
      } else {
        engine.passGroups();
      }
    }
  }

  private void url(byte[] in, int colon, int behind, int ahead) {
    int key = streams && !withinUrl ? urls.streamKey(in, behind, colon, ahead) : -1;
    if (passwords && urls.password(in, colon, ahead)) {
      engine.replace(Kind.PASSWORD, urls.start(), urls.end());
    }
    if (key >= 0) {
      // The host may be an address.
      withinUrl = true;
      boolean reached = engine.reach(key, ahead);
      withinUrl = false;
      if (reached && secrets.word(Kind.STREAM_KEY, in, key, ahead)) {
        engine.beginSecret();
      }
    }
  }
}

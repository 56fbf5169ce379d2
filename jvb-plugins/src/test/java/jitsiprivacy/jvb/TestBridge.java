package jitsiprivacy.jvb;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.name.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import jitsiprivacy.colibri.GrantStanzas;
import jitsiprivacy.jvb.doors.RestGuard;
import jitsiprivacy.jvb.export.ExportGuard;
import jitsiprivacy.jvb.grant.GrantInbox;
import jitsiprivacy.jvb.grant.OwnPresence;
import jitsiprivacy.jvb.publish.PublishGuard;
import jitsiprivacy.recording.grant.FocusKeyFile;
import jitsiprivacy.recording.grant.GrantSigner;
import jitsiprivacy.recording.grant.Permission;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;
import jitsiprivacy.spi.Verdict;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** The guard, put together as the host does it, in a bridge that the test plays. */
final class TestBridge {

  static final Jid ADDRESS = JidCreate.fromOrThrowUnchecked("jvbbrewery@internal.a/jvb-1");
  static final Jid FOCUS = JidCreate.fromOrThrowUnchecked("jvbbrewery@internal.a/focus");
  static final String MEETING = "meeting-1";

  private final Map<String, String> alerts = new HashMap<>();
  private final Map<String, String> holes = new HashMap<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Path state;
  private final Injector injector;

  /** One that has entered the room of the bridges. */
  TestBridge(Path state, boolean requireFocusGuard, String... keys) {
    this.state = state;
    injector =
        Guice.createInjector(
            new BridgeGuardModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                binder().requireExactBindingAnnotations();
                bind(BridgeGuardOptions.class)
                    .toInstance(new BridgeGuardOptions(true, List.of(keys), requireFocusGuard));
                bind(StateDirectory.class).toInstance(new StateDirectory(state));
                bind(Background.class).toInstance(new Later());
                bind(GuardHealth.class)
                    .annotatedWith(Names.named(BridgeGuardModule.ID))
                    .toInstance(new Alerts());
              }
            });
    get(GrantInbox.class); // The host makes all of them before the first stanza.
    says(StanzaBuilder.buildPresence().to(ADDRESS).build());
  }

  /** Of a focus on this host. */
  GrantSigner focus() {
    try {
      return new FocusKeyFile(state).signer(Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Presence says(Presence presence) {
    get(OwnPresence.class).intercept(presence, null);
    return presence;
  }

  void isGranted(Permission permission) {
    hears(focus().sign(MEETING, ADDRESS.toString(), permission));
  }

  void hears(String grant) {
    Message message = GrantStanzas.message(ADDRESS, grant);
    message.setFrom(FOCUS);
    get(GrantInbox.class).intercept(message, null);
  }

  /** Both guards, one after the other. */
  Verdict isAsked(ConferenceModifyIQ request) {
    Verdict first = get(ExportGuard.class).intercept(request, null);
    if (first instanceof Verdict.Answer) {
      return first;
    }
    Verdict second = get(PublishGuard.class).intercept(request, null);
    return second.equals(Verdict.pass()) ? first : second;
  }

  /** Over HTTP; returns whether the bridge does it. */
  boolean isAskedOverHttp(ConferenceModifyIQ request) {
    return get(RestGuard.class).enter(this, new Object[] {request});
  }

  Map<String, String> holes() {
    return holes;
  }

  Map<String, String> alerts() {
    return alerts;
  }

  void timePasses() {
    for (int waiting = later.size(); waiting > 0; waiting--) {
      later.remove().run();
    }
  }

  private <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  private final class Later implements Background {
    @Override
    public void run(Runnable task) {
      task.run();
    }

    @Override
    public void runAfter(Duration delay, Runnable task) {
      later.add(task);
    }
  }

  private final class Alerts implements GuardHealth {
    @Override
    public void hole(String id, String text) {
      holes.put(id, text);
    }

    @Override
    public void closed(String id) {}

    @Override
    public void alert(String id, String text, Throwable cause) {
      alerts.put(id, text);
    }

    @Override
    public void recovered(String id) {
      alerts.remove(id);
    }
  }
}

package jitsiprivacy.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jitsiprivacy.recording.grant.ExportPermission;
import jitsiprivacy.recording.grant.Medium;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.junit.jupiter.api.Test;

class RequestedExportTest {

  private static final URI RECORDER = URI.create("wss://user:pw@recorder.example.com:1/8a1b?t=s@e");

  private static Connect connect(String id, boolean create, boolean expire) {
    return new Connect(
        id,
        RECORDER,
        Connect.Protocols.MEDIAJSON,
        Connect.Types.RECORDER,
        true,
        false,
        create,
        expire);
  }

  private static ConferenceModifyIQ request(Connect... connects) {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("request");
    request.setMeetingId("meeting");
    for (Connect connect : connects) {
      request.addConnect(connect);
    }
    return request.build();
  }

  @Test
  void whatBeginsAndWhatChangesHasToBeAllowed() {
    Connect begins = connect("a", true, false);
    Connect changes = connect("b", false, false);
    changes.setExports(List.of("p2-a0", "p1-a0"));
    assertThat(RequestedExport.in(request(begins, changes)))
        .extracting(RequestedExport::permission)
        .containsExactly(permission(), permission("p1-a0", "p2-a0"));
  }

  private static ExportPermission permission(String... sources) {
    return new ExportPermission(
        "recorder", RECORDER.toString(), Set.of(Medium.AUDIO), new TreeSet<>(Set.of(sources)));
  }

  @Test
  void whatIsTakenBackHasNot() {
    assertThat(RequestedExport.in(request(connect("a", false, true)))).isEmpty();
    assertThat(RequestedExport.in(request())).isEmpty();
  }

  @Test
  void oneIsLeftOutAndTheOthersStay() {
    Connect other = connect("b", false, true);
    ConferenceModifyIQ request = request(connect("a", true, false), other);
    RequestedExport.in(request).forEach(RequestedExport::leaveOut);
    assertThat(request.getConnects().getConnects()).containsExactly(other);
    assertThat(request.toXML().toString()).doesNotContain("id='a'");
  }

  /** Old bridges take an empty list for the end of what runs. */
  @Test
  void noEmptyListStays() {
    ConferenceModifyIQ request = request(connect("a", true, false));
    RequestedExport.in(request).forEach(RequestedExport::leaveOut);
    assertThat(request.getConnects()).isNull();
  }

  @Test
  void ofOurOwnItSaysTheSame() {
    Connect asked = connect("a", false, false);
    asked.setExports(List.of("p1-a0"));
    asked.addHttpHeader("token", "secret");
    RequestedExport export = RequestedExport.in(request(asked)).get(0);
    assertThat(export.changes()).isTrue();
    export.begin();
    assertThat(export.changes()).isFalse();
    assertThat(export.element().toXML().toString())
        .contains("create='true'", "<export name='p1-a0'", "name='token' value='secret'")
        .contains("url='" + RECORDER + "'");
    assertThat(export.end().toXML().toString())
        .contains("id='a'", "expire='true'", "protocol='mediajson'")
        .doesNotContain("create", "secret");
  }

  @Test
  void whatEnds() {
    assertThat(EndedExports.in(request(connect("a", false, true))).has("a")).isTrue();
    assertThat(EndedExports.in(request(connect("a", false, true))).has("b")).isFalse();
    assertThat(EndedExports.in(request(connect("a", true, false))).isNone()).isTrue();
    assertThat(EndedExports.in(request()).isNone()).isTrue();
    ConferenceModifyIQ.Builder none = ConferenceModifyIQ.builder("request");
    none.setMeetingId("meeting");
    assertThat(EndedExports.in(none.setEmptyConnects().build()).has("a")).isTrue();
    assertThat(EndedExports.in(none.setExpire(true).build()).has("a")).isTrue();
  }

  @Test
  void theOperatorIsToldTheHostAlone() {
    assertThat(RequestedExport.in(request(connect("a", true, false))))
        .first()
        .hasToString("an export (recorder) to recorder.example.com:1");
  }
}

package jitsiprivacy.colibri;

import static org.assertj.core.api.Assertions.assertThat;

import jitsiprivacy.recording.grant.Medium;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointMediaTest {

  private static Colibri2Endpoint.Builder endpoint(boolean create) {
    Colibri2Endpoint.Builder endpoint = Colibri2Endpoint.getBuilder();
    endpoint.setId("p1");
    endpoint.setCreate(create);
    return endpoint;
  }

  private static Colibri2Endpoint muting(boolean create, boolean audio, boolean video) {
    Colibri2Endpoint.Builder endpoint = endpoint(create);
    endpoint.setForceMute(audio, video);
    return endpoint.build();
  }

  @Test
  void aNewEndpointIsOpenUnlessMuted() {
    assertThat(EndpointMedia.opened(endpoint(true).build())).contains(Medium.values());
    assertThat(EndpointMedia.opened(muting(true, true, false))).containsExactly(Medium.VIDEO);
    assertThat(EndpointMedia.opened(muting(true, true, true))).isEmpty();
  }

  @Test
  void aKnownOneStaysAsItIsUnlessToldOf() {
    assertThat(EndpointMedia.opened(endpoint(false).build())).isEmpty();
    assertThat(EndpointMedia.opened(muting(false, false, true))).containsExactly(Medium.AUDIO);
  }

  @Test
  void oneThatGoesOpensNothing() {
    Colibri2Endpoint.Builder gone = endpoint(false);
    gone.setExpire(true);
    gone.setForceMute(false, false);
    assertThat(EndpointMedia.opened(gone.build())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closedIsMutedWhateverItSaidBefore(boolean create) {
    Colibri2Endpoint silent = endpoint(create).build();
    Colibri2Endpoint loud = muting(create, false, false);
    for (Colibri2Endpoint each : new Colibri2Endpoint[] {silent, loud}) {
      EndpointMedia.close(each);
      assertThat(each.getForceMute().getAudio()).isTrue();
      assertThat(each.getForceMute().getVideo()).isTrue();
      assertThat(each.toXML().toString().split("force-mute")).hasSize(2);
    }
  }
}

package jitsiprivacy.testbed;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/**
 * How a participant came to be out of a room.
 *
 * @param codes as the room gave them; {@link #KICKED} is one
 * @param actor the nickname of who did it, where the room tells
 */
public record Removal(Set<Integer> codes, Optional<String> reason, Optional<String> actor) {

  public static final int KICKED = 307;

  static Removal of(MUCUser user) {
    Optional<MUCItem> item = Optional.ofNullable(user.getItem());
    Optional<String> destroyed = Optional.ofNullable(user.getDestroy()).map(Destroy::getReason);
    return new Removal(
        user.getStatus().stream().map(MUCUser.Status::getCode).collect(Collectors.toSet()),
        item.map(MUCItem::getReason).or(() -> destroyed),
        item.map(MUCItem::getActorNick).map(Object::toString));
  }

  public boolean kicked() {
    return codes.contains(KICKED);
  }
}

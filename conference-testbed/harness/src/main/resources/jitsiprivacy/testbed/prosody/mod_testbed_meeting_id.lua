-- Gives every life of a room an id of its own and shows it where Jicofo and clients read it. As in
-- Jitsi's, rooms of Jicofo's own health checks have the field without a value.
local new_id = require "util.uuid".generate;

module:hook("muc-room-created", function (event)
	local room = event.room;
	if not room.jid:find("__jicofo-health-check", 1, true) then
		room._data.testbed_meeting_id = new_id();
	end
end);

local function show(event)
	event.form[#event.form + 1] = {
		name = "muc#roominfo_meetingId";
		type = "text-single";
		value = event.room._data.testbed_meeting_id or "";
	};
end

module:hook("muc-disco#info", show);
-- After the fields of the room's own configuration.
module:hook("muc-config-form", show, 80);

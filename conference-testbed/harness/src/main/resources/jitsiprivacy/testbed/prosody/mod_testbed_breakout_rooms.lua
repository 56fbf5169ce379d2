-- Breakout rooms: a moderator of a main room asks for one, everybody of the meeting is told of all,
-- and only rooms that were asked for can be entered. Left out: renaming, removing, moving others,
-- and the protection of a nickname while its owner is between two rooms.
-- Options: testbed_main_muc, and testbed_linger, the seconds that a meeting lasts with nobody in it.
local json = require "util.json";
local jid = require "util.jid";
local st = require "util.stanza";
local new_id = require "util.uuid".generate;

local main_host = module:get_option_string("testbed_main_muc");
local linger = module:get_option_number("testbed_linger", 1);
local main_of = {}; -- Address of a breakout room: its main room's.

local breakout_muc = module:depends("muc");

local function main_muc()
	return prosody.hosts[main_host].modules.muc;
end

local function main_room(breakout_jid)
	return main_of[breakout_jid] and main_muc().get_room_from_jid(main_of[breakout_jid]);
end

-- The main room of a meeting and the breakout rooms that somebody has entered.
local function rooms_of(main)
	local rooms = { main };
	for breakout_jid, main_jid in pairs(main_of) do
		local room = main_jid == main.jid and breakout_muc.get_room_from_jid(breakout_jid);
		if room then
			rooms[#rooms + 1] = room;
		end
	end
	return rooms;
end

local function is_focus(occupant)
	return jid.node(occupant.bare_jid):find("^focus") ~= nil;
end

local function each_participant(main, visit)
	for _, room in ipairs(rooms_of(main)) do
		for _, occupant in room:each_occupant() do
			if not is_focus(occupant) then
				visit(occupant);
			end
		end
	end
end

local function tell(main)
	local rooms = { [jid.node(main.jid)] = { isMainRoom = true, id = jid.node(main.jid), jid = main.jid } };
	for breakout_jid, main_jid in pairs(main_of) do
		if main_jid == main.jid then
			local id = jid.node(breakout_jid);
			rooms[id] = { id = id, jid = breakout_jid };
		end
	end
	local text = json.encode({
		type = "breakout_rooms", event = "features/breakout-rooms/update", rooms = rooms,
	});
	each_participant(main, function (occupant)
		module:send(st.message({ from = module.host, to = occupant.jid })
			:text_tag("json-message", text, { xmlns = "http://jitsi.org/jitmeet" }));
	end);
end

local function room_moderated_by(full_jid)
	for room in main_muc().each_room() do
		local occupant = room:get_occupant_by_real_jid(full_jid);
		if occupant and occupant.role == "moderator" then
			return room;
		end
	end
end

module:hook("message/host", function (event)
	local request = event.stanza:get_child("breakout_rooms");
	if not request or request.attr.type ~= "features/breakout-rooms/add" then
		return;
	end
	local main = room_moderated_by(event.stanza.attr.from);
	if main then
		main_of[new_id() .. "@" .. module.host] = main.jid;
		-- It stays while all are in breakout rooms.
		main:set_persistent(true);
		tell(main);
	end
	return true;
end);

module:hook("muc-room-pre-create", function (event)
	if not main_room(event.room.jid) then
		event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed", "no such breakout room"));
		return true;
	end
end, 10);

local function show(event)
	event.form[#event.form + 1] = { name = "muc#roominfo_isbreakout"; type = "boolean"; value = true };
	event.form[#event.form + 1] = {
		name = "muc#roominfo_breakout_main_room"; type = "text-single"; value = main_of[event.room.jid];
	};
end

module:hook("muc-disco#info", show);
module:hook("muc-config-form", show, 80);

-- Who moderates the main room moderates here.
function breakout_muc.room_mt:get_affiliation(whom)
	local main = main_room(self.jid);
	return main and main:get_affiliation(whom) or "none";
end

local function end_when_empty(main_jid)
	local main = main_muc().get_room_from_jid(main_jid);
	if not main or not main:get_persistent() then
		return;
	end
	local empty = true;
	each_participant(main, function ()
		empty = false;
	end);
	if empty then
		for _, room in ipairs(rooms_of(main)) do
			room:set_persistent(false);
			room:destroy(nil, "All occupants left.");
		end
		for breakout_jid, of in pairs(main_of) do
			if of == main_jid then
				main_of[breakout_jid] = nil;
			end
		end
	end
end

local function left(event)
	local main_jid = main_of[event.room.jid] or event.room.jid;
	-- Whoever moves is nowhere for a moment.
	module:add_timer(linger, function ()
		end_when_empty(main_jid);
	end);
end

module:hook("muc-occupant-left", left);
module:context(main_host):hook("muc-occupant-left", left);

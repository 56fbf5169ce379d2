-- Says in the presence of users with a token who they are, in place of what they say themselves.
-- Others pass as they are, forgeries included: so did Jitsi's for years, and so it is to this day on
-- a host for guests, where the module is not loaded.
local function identify(event)
	local user = event.origin.jitsi_meet_context_user;
	if not user then
		return;
	end
	local presence = event.stanza;
	presence:maptags(function (tag)
		-- Of whichever namespace.
		return tag.name ~= "identity" and tag or nil;
	end);
	presence:reset():tag("identity"):tag("user");
	for name, value in pairs(user) do
		presence:text_tag(name, value);
	end
	presence:up():text_tag("group", event.origin.jitsi_meet_context_group):reset();
end

module:hook("pre-presence/bare", identify);
module:hook("pre-presence/full", identify);

-- Stands for authentication by token: whoever knows the one password is who it says to be. As there,
-- every connection gets a name of its own, and the user is known by what the session keeps of the
-- token alone.
local new_sasl = require "util.sasl".new;
local new_name = require "util.uuid".generate;
local secret = module:get_option_string("testbed_secret");

local function unsupported()
	return nil, "not supported";
end

module:provides("auth", {
	get_sasl_handler = function ()
		return new_sasl(module.host, {
			plain_test = function (_, _, password)
				return password == secret, true;
			end;
		});
	end;
	user_exists = function ()
		return true;
	end;
	test_password = unsupported;
	get_password = unsupported;
	set_password = unsupported;
	create_user = unsupported;
	delete_user = unsupported;
});

-- Before the client binds its resource, which is when it gets an address.
module:hook("authentication-success", function (event)
	local session = event.session;
	session.jitsi_meet_context_user = { id = session.username, name = "Name of " .. session.username };
	session.jitsi_meet_context_group = "testbed";
	session.username = new_name();
end);

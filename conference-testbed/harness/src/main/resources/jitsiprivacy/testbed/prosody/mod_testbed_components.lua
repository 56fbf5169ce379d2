-- Lists components among the client domain's identities, which is where Jicofo looks for them and
-- for which Prosody has no option. Option: testbed_components, a table of types to addresses.
for kind, address in pairs(module:get_option("testbed_components")) do
	module:add_identity("component", kind, address);
end

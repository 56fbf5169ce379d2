package jitsiprivacy.recording.grant;

/** What a bridge may do. It does that and nothing like it: permissions are compared as a whole. */
public sealed interface Permission permits ExportPermission, PublishPermission {}

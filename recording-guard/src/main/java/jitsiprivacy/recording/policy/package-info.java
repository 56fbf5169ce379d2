/** Which recording a rule allows, and what it asks for; as docs/recording-policy.md has it. */
package jitsiprivacy.recording.policy;

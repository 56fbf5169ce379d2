/** Files in the age v1 format (C2SP age.md): jagged for headers and keys, ours for payloads. */
package jitsiprivacy.recording.seal.age;

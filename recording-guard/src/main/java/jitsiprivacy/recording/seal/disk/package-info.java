/** What sealing does to a disk, in operations that can each be the last one. */
package jitsiprivacy.recording.seal.disk;

/**
 * What stands beside a sealed recording: docs/recordings.md, docs/recording-manifest.schema.json.
 */
package jitsiprivacy.recording.seal.manifest;

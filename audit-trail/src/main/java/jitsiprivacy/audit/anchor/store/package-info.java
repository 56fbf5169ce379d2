/**
 * Anchors beside the log they are of: {@code anchors/SIZE/HASH/} holds a checkpoint as the log
 * signed it ({@code checkpoint}), with the cosignature of each witness ({@code *.cosigned}) and the
 * time stamps over its text ({@code *.tsr}). HASH is of the text of the checkpoint, so that two
 * that contradict each other both have their place. Nothing here is trusted because it is here.
 */
package jitsiprivacy.audit.anchor.store;

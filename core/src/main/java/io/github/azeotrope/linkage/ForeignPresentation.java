package io.github.azeotrope.linkage;

/**
 * A member of a group presents what another account owns.
 *
 * @param token keyed hash of the artifact
 * @param conversation whether it is the beginning of a conversation, else an artifact that the host
 *     issued
 * @param presenter index of the member that presents it
 * @param owner index of the member that owns it, or a negative number of its own for each owner
 *     that is not in the group
 */
public record ForeignPresentation(long token, boolean conversation, int presenter, int owner) {}

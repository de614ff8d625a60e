package org.collectivemind.client.plan;

/**
 * Something that was found on this machine.
 *
 * @param label what the user knows the payload by
 * @param size of what was to be copied, in bytes
 */
public record AdoptedFile(String label, Adoption.Candidate candidate, long size) {}

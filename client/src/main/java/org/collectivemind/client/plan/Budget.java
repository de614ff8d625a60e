package org.collectivemind.client.plan;

import java.util.OptionalLong;

/**
 * What an installation takes, in bytes.
 *
 * @param download still to be fetched; what earlier runs left is not in it
 * @param adopted copied from other tools' caches or a bundle
 * @param write files the store does not have yet, unpacked, each content once
 * @param present files of the environment that the store has, each content once
 * @param room what the file system must have free: {@code write}, copies of programs, archives until they are unpacked, whole
 *     blocks, and a margin
 * @param usable what it has free; empty where it does not say
 */
public record Budget(long download, long adopted, long write, long present, long room, OptionalLong usable) {

    /** The files of the environment, each content once. */
    public long environment() {
        return present + write;
    }

    public boolean fits() {
        return usable.isEmpty() || room <= usable.getAsLong();
    }
}

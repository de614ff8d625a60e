package org.collectivemind.testrepos.archive;

/** A hostile tar before compression; every one is also offered as tar.gz and tar.zst. */
record TarAttack(String name, Verdict verdict, String why, byte[] tar) {
    static TarAttack reject(String name, String why, TarBytes tar) {
        return new TarAttack(name, Verdict.REJECT, why, tar.finish());
    }

    static TarAttack sanitise(String name, String why, TarBytes tar) {
        return new TarAttack(name, Verdict.SANITISE, why, tar.finish());
    }
}

package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LockfileRoundTripTest {
    @Provide
    Arbitrary<Lockfile> lockfiles() {
        return LockfileArbitraries.lockfiles();
    }

    @Property(tries = 150)
    void readsBackWhatItWroteAndWritesItTheSame(@ForAll("lockfiles") Lockfile lockfile) throws IOException {
        byte[] written = LockfileCodec.write(lockfile);
        Lockfile read = LockfileCodec.read(written, "cm.lock");
        assertThat(read).isEqualTo(lockfile);
        assertThat(LockfileCodec.write(read)).isEqualTo(written);
        assertThat(LockfileCodec.read(new ByteArrayInputStream(written), "cm.lock"))
                .isEqualTo(lockfile);
    }
}

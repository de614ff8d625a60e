package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The Apache Software License, Version 2.0; Apache-2.0",
                "Apache 2; Apache-2.0",
                "MIT License; MIT",
                "The MIT License (MIT); MIT",
                "Eclipse Public License - v 2.0; EPL-2.0",
                "GNU Lesser General Public License v2.1; LGPL-2.1-or-later",
                "GNU General Public License, version 2, with the Classpath Exception; GPL-2.0-only WITH Classpath-exception-2.0",
                "The 3-Clause BSD License; BSD-3-Clause",
                "Permitted Use only!; LicenseRef-Permitted-Use-only-"
            })
    void namesPeopleWriteBecomeSpdx(String written, String spdx) {
        assertThat(LicenseName.spdx(written)).isEqualTo(spdx);
    }
}

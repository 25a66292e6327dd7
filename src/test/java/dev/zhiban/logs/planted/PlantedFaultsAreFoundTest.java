package dev.zhiban.logs.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/// A small version of `./zhiban bench findings`.
class PlantedFaultsAreFoundTest {

    private static final int LINES = 16_000;

    @Test
    void theCauseIsAmongTheFirstThreeFindings() throws IOException {
        List<String> missed = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            Planted planted = Planted.fault(fault, 40 + fault.ordinal(), LINES, Dialect.FAMILIAR);
            if (!FindingsBench.found(planted, 3)) {
                missed.add(planted.kind() + " in " + planted.dialects());
            }
        }
        assertThat(missed).as("of %d", Fault.values().length).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void fourDistinctErrorsAreAllCited() throws IOException {
        assertThat(FindingsBench.named(Planted.four(5, LINES, Dialect.FAMILIAR))).isTrue();
    }

    @Test
    void ofALogWithoutErrorsNoneIsClaimed() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            assertThat(FindingsBench.claimsNone(Planted.none(seed, LINES, Dialect.values().length))).isTrue();
        }
    }
}

package dev.zhiban.desk.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.zhiban.desk.incident.IncidentsBench.Outcome;

class OneTroubleIsOneIncidentTest {

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void thirtyReportsAndOneFaultInAMixedDay(long seed) {
        Map<String, Outcome> outcomes = IncidentsBench.replay(seed);
        Outcome ours = outcomes.remove(IncidentsBench.OURS);

        assertThat(ours.incidents()).isOne();
        assertThat(ours.wrong()).isLessThanOrEqualTo(1);
        assertThat(ours.joined()).isGreaterThanOrEqualTo(20);
        assertThat(outcomes.values()).hasSize(2).allSatisfy(baseline -> {
            assertThat(baseline.incidents()).isGreaterThan(1);
            assertThat(baseline.joined()).isLessThan(ours.joined());
        });
    }

    @ParameterizedTest
    @CsvSource({ "mial,mail,true", "outlok,outlook,true", "Outllook,outlook,true", "email,e-mail,true", "fail,mail,false",
            "main,mail,false",
            "mai,mail,false", "vnp,vpn,false", "outlooking,outlook,false" })
    void aSlipOfThePenIsForgivenWhereItCannotBeAnotherWord(String typed, String word, boolean meant) {
        assertThat(Wording.names("the " + typed + " 坏了", List.of(word))).isEqualTo(meant);
        assertThat(Wording.names("我的" + typed + "坏了", List.of(word))).isEqualTo(meant);
    }

    @Test
    void aWordOfOtherScriptsIsNamedAnywhere() {
        assertThat(Wording.names("我的邮箱坏了", List.of("邮箱"))).isTrue();
        assertThat(Wording.names("我的油箱坏了", List.of("邮箱"))).isFalse();
    }
}
